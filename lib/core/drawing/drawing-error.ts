import type { DrawingFailure } from './drawn-page';

/** Says why a file can't be drawn; trying it again would end alike. */
export class DrawingError extends Error {
  override name = 'DrawingError';

  constructor(readonly failure: DrawingFailure) {
    super(failure);
  }
}

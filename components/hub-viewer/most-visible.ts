/** Where a page stands on the screen, in pixels from the top of the view. */
export interface Placed {
  page: number;
  top: number;
  bottom: number;
}

/**
 * The page of which the most is in view; null when that is less than half of it. A page that is higher than the view is
 * half in view when it fills half of the view.
 */
export function mostVisible(pages: readonly Placed[], height: number): number | null {
  let [best, most] = [null as number | null, 0];
  for (const { page, top, bottom } of pages) {
    const seen = Math.min(bottom, height) - Math.max(top, 0);
    if (seen > most) [best, most] = [seen * 2 >= Math.min(bottom - top, height) ? page : null, seen];
  }
  return best;
}

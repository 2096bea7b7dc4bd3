import type { UserActor } from './actor';
import type { Context } from './context';
import { AppError } from './errors';

/** The person of an operation of scope `self`. @throws AppError forbidden for keys and jobs */
export function signedIn({ actor }: Pick<Context, 'actor'>): UserActor {
  if (actor.kind !== 'user') throw new AppError('forbidden', 'This is for signed-in people only');
  return actor;
}

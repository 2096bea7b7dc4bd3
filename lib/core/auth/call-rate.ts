import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Caller } from '../actor';
import { env } from '../env';
import { AppError } from '../errors';

const WINDOW_SECONDS = 60;

let limiter: RateLimiterMemory | undefined;

/**
 * Counts a call with an API key; people are not limited. The count is the process's own: one kept in the database
 * would cost each reading a write.
 * @throws AppError limit with the seconds to wait, once the key has spent its calls of the minute
 */
export async function countCall({ actor }: Pick<Caller, 'actor'>): Promise<void> {
  if (actor.kind !== 'apiKey') return;
  limiter ??= new RateLimiterMemory({ points: env().API_CALLS_PER_MINUTE, duration: WINDOW_SECONDS });
  try {
    await limiter.consume(actor.keyId);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const retryAfter = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw new AppError('limit', `A key may make ${env().API_CALLS_PER_MINUTE} calls a minute`, { retryAfter });
  }
}

import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { connections } from '../db/pool';
import { AppError } from '../errors';

/** Attempts allowed in a window of seconds: per network address, and per account that is tried. */
const LIMITS = {
  signIn: { window: 15 * 60, address: 60, account: 10 },
  reset: { window: 60 * 60, address: 30, account: 5 },
  token: { window: 15 * 60, address: 60, account: 10 },
  request: { window: 15 * 60, address: 60, account: 40 },
  survey: { window: 15 * 60, address: 60, account: 200 },
  hub: { window: 60, address: 20, account: 60 },
} as const;

export type Throttled = keyof typeof LIMITS;

interface Attempt {
  /** The caller's network address. */
  address: string;
  /** What is tried: an e-mail address or a token, known or not. */
  account: string;
}

type Counter = keyof Attempt;

const limiters = new Map<string, { pool: unknown; limiter: RateLimiterPostgres }>();

/** One limiter a counter, on the process's present connections. */
function limiterFor(what: Throttled, counter: Counter): RateLimiterPostgres {
  const name = `${what}:${counter}`;
  const pool = connections();
  const known = limiters.get(name);
  if (known?.pool === pool) return known.limiter;
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix: name,
    points: LIMITS[what][counter],
    // Who goes on and on is refused without asking the database; what has ended is forgotten.
    inMemoryBlockOnConsumed: 2 * LIMITS[what][counter],
    duration: LIMITS[what].window,
  });
  limiters.set(name, { pool, limiter });
  return limiter;
}

/** Addresses and e-mails are counted without being kept. */
const counted = (value: string) => createHash('sha256').update(value).digest('base64url');

async function consume(what: Throttled, counter: Counter, value: string): Promise<void> {
  try {
    await limiterFor(what, counter).consume(counted(value));
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const retryAfter = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw new AppError('limit', 'Too many attempts', { retryAfter });
  }
}

/**
 * Counts an attempt before it is looked at, so that known and unknown accounts are refused alike.
 * @throws AppError limit with the seconds to wait
 */
export async function countAttempt(what: Throttled, { address, account }: Attempt): Promise<void> {
  await consume(what, 'address', address);
  await consume(what, 'account', account);
}

/** Gives an address back the point of a rightful attempt. */
export async function forgiveAddress(what: Throttled, address: string): Promise<void> {
  await limiterFor(what, 'address').reward(counted(address));
}

/** Takes back what a rightful attempt counted: the account starts afresh, the address gets its point back. */
export async function forgiveAttempt(what: Throttled, { address, account }: Attempt): Promise<void> {
  await limiterFor(what, 'account').delete(counted(account));
  await forgiveAddress(what, address);
}

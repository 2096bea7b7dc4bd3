import { randomStream } from './random';
import type { TrackCall } from './types';

export interface LoadOptions {
  seed: string;
  events: number;
  /** Of all accounts together; they are dealt out evenly. */
  users: number;
  accounts: number;
  modules: number;
  /** Of all modules together; they are dealt out evenly. */
  features: number;
  months: number;
  /** The last event lies just before it. */
  end: Date;
}

const MONTH_MS = 30.4375 * 86_400_000;

const names = (word: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${word} ${String(index + 1).padStart(String(count).length, '0')}`);

/** A whole number below `length`; the low ones come more often, as with real features and people. */
const skewed = (share: number, length: number): number => Math.floor(share ** 1.5 * length);

/** The key of the account that a load's user with this number (from 0) belongs to. */
export const loadAccount = (user: number, accounts: number): string => `load-${(user % accounts) + 1}`;

/**
 * Plain activity in any amount, for benchmarks: evenly over the months and by time, each user in one account.
 * The same options give the same calls to the last message id. The first events go through all users once, so
 * that as many users exist as asked for (or as there are events).
 */
export function* generateLoad(options: LoadOptions): Generator<TrackCall> {
  const { seed, events, users, accounts, months, end } = options;
  const random = randomStream(`${seed}/load`);
  const modules = names('Module', options.modules);
  const features = names('Feature', options.features);
  const span = months * MONTH_MS;
  const start = end.getTime() - span;
  for (let index = 0; index < events; index++) {
    const user = index < users ? index : skewed(random.next(), users);
    const feature = skewed(random.next(), features.length);
    const name = features[feature] ?? '';
    yield {
      type: 'track',
      messageId: random.uuid(),
      timestamp: new Date(start + Math.floor((index / events) * span)).toISOString(),
      userId: `load-user-${user + 1}`,
      context: { groupId: loadAccount(user, accounts) },
      event: name,
      properties: {
        module: modules[feature % modules.length] ?? '',
        feature: name,
        count: random.whole(1, 20),
        durationMs: random.whole(1, 3600) * 1000,
      },
    };
  }
}

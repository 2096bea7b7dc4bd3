import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Caller } from '@/lib/core/actor';
import { invoke } from '@/lib/core/operation';
import { ingestEvents } from '@/lib/features/event/commands';
import { foldUsage } from '@/lib/features/usage/commands';
import { readActivity, readFeatures, readModules, readUsers } from '@/lib/features/usage/queries';

const FOLDER = join(import.meta.dirname, '../golden');
const PAGE = 200;

/** The real activity of tests/golden, as Segment calls. */
export function goldenEvents(): Record<string, unknown>[] {
  const lines = gunzipSync(readFileSync(join(FOLDER, 'activity.ndjson.gz')))
    .toString()
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

interface Readings {
  activity: unknown;
  users: unknown[];
  modules: unknown[];
  features: unknown[];
}

/** The expected readings of every account in a file, by account. */
export function goldenReadings(timezone: string, asOf: string): Record<string, Readings> {
  const file = `usage-${timezone.replace('/', '-')}-${asOf}.json`;
  return JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Record<string, Readings>;
}

/** Hands events to the ingest's operation in batches of a size. */
export async function ingestAll(caller: Caller, events: readonly unknown[], size = 500): Promise<void> {
  for (let from = 0; from < events.length; from += size) {
    const part = events.slice(from, from + size);
    const delivery = { receivedAt: new Date(), events: part, bytes: 0, type: null, sentAt: undefined, context: undefined, keepTimes: true };
    await invoke(ingestEvents, caller, { deliveries: [delivery] });
  }
}

/** Folds until nothing waits. */
export async function foldAll(caller: Caller): Promise<void> {
  for (let events = 1; events > 0; ) ({ events } = await invoke(foldUsage, caller, {}));
}

/** The four readings of an account, as the API gives them. */
export async function readingsOf(caller: Caller, accountId: string, asOf: string): Promise<Readings> {
  const { activity } = await invoke(readActivity, caller, { accountId, asOf });
  const { data: modules } = await invoke(readModules, caller, { accountId, asOf });
  const { data: features } = await invoke(readFeatures, caller, { accountId, asOf });
  const users: { userId: string }[] = [];
  for (let more = true; more; ) {
    const page = await invoke(readUsers, caller, { accountId, asOf, limit: PAGE, after: users.at(-1)?.userId });
    users.push(...page.data);
    more = page.more;
  }
  return { activity, users, modules, features };
}

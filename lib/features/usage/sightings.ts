import { sql } from 'kysely';
import type { Db } from '@/lib/core/db/database';
import { dayNumber, localDay } from '@/lib/kit/day';
import type { Sighting } from './facts';
import type { Ledger } from './ledger';

type Times = Omit<Sighting, 'accountId' | 'userRef'>;

const earlier = (a: Date | null, b: Date | null) => (a && b ? (a < b ? a : b) : (a ?? b));
const later = (a: Date | null, b: Date | null) => (a && b ? (a > b ? a : b) : (a ?? b));

/** The day since which a user counts as a product user: first event or first identify. Null before both. */
export function knownDay(times: Times, timezone: string): number | null {
  const first = earlier(times.firstSeenAt, times.firstIdentifiedAt);
  return first && dayNumber(localDay(first, timezone));
}

/**
 * Merges sightings into the product users and books the day each became known; a late event moves that day back.
 */
export async function mergeSightings(
  db: Db,
  organizationId: number,
  sightings: readonly Sighting[],
  timezone: string,
  ledger: Ledger,
): Promise<void> {
  if (sightings.length === 0) return;
  const stored = await storedTimes(
    db,
    organizationId,
    sightings.map((s) => s.userRef),
  );
  const merged: Sighting[] = [];
  for (const sighting of sightings) {
    const old = stored.get(sighting.userRef);
    if (!old) continue;
    const next = {
      ...sighting,
      firstSeenAt: earlier(old.firstSeenAt, sighting.firstSeenAt),
      lastSeenAt: later(old.lastSeenAt, sighting.lastSeenAt),
      firstIdentifiedAt: earlier(old.firstIdentifiedAt, sighting.firstIdentifiedAt),
    };
    merged.push(next);
    bookKnown(ledger, sighting.accountId, knownDay(old, timezone), knownDay(next, timezone));
  }
  await saveSightings(db, organizationId, merged);
}

/**
 * Users as raw events show them, with what is stored of a time before those: whoever was seen before `since` may have
 * been seen by events that are gone.
 */
export async function withEarlierSightings<U extends { sighting: Sighting }>(
  db: Db,
  organizationId: number,
  users: readonly U[],
  since: Date,
): Promise<U[]> {
  const stored = await storedTimes(
    db,
    organizationId,
    users.map((user) => user.sighting.userRef),
  );
  const past = (at: Date | null | undefined) => (at && at < since ? at : null);
  return users.map((user) => {
    const { sighting } = user;
    const old = stored.get(sighting.userRef);
    const firstSeenAt = earlier(past(old?.firstSeenAt), sighting.firstSeenAt);
    const firstIdentifiedAt = earlier(past(old?.firstIdentifiedAt), sighting.firstIdentifiedAt);
    return { ...user, sighting: { ...sighting, firstSeenAt, firstIdentifiedAt } };
  });
}

async function storedTimes(db: Db, organizationId: number, ids: readonly number[]): Promise<Map<number, Times>> {
  const { rows } = await sql<Times & { id: number }>`
    SELECT u.id, u.first_seen_at, u.last_seen_at, u.first_identified_at FROM product_user u
    WHERE u.organization_id = ${organizationId} AND u.id = ANY(${ids}::bigint[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

function bookKnown(ledger: Ledger, accountId: number, before: number | null, after: number | null): void {
  if (before === after) return;
  if (before !== null) ledger.addToAccount(accountId, before, 'newUsers', -1);
  if (after !== null) ledger.addToAccount(accountId, after, 'newUsers', 1);
}

/** Stores users' first and last times as given. */
export async function saveSightings(db: Db, organizationId: number, sightings: readonly Sighting[]): Promise<void> {
  await sql`
    UPDATE product_user u SET first_seen_at = s.first_seen, last_seen_at = s.last_seen, first_identified_at = s.first_identified
    FROM unnest(${sightings.map((s) => s.userRef)}::bigint[], ${sightings.map((s) => s.firstSeenAt)}::timestamptz[],
                ${sightings.map((s) => s.lastSeenAt)}::timestamptz[], ${sightings.map((s) => s.firstIdentifiedAt)}::timestamptz[])
      AS s (id, first_seen, last_seen, first_identified)
    WHERE u.organization_id = ${organizationId} AND u.id = s.id
      AND (u.first_seen_at, u.last_seen_at, u.first_identified_at) IS DISTINCT FROM (s.first_seen, s.last_seen, s.first_identified)`.execute(db);
}

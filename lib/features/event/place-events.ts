import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { textArray } from './array-literal';
import type { Refusal } from './field-check';
import { messageIdOf, messageKey } from './message-key';
import { createAccounts, findAccountIds, lockCreation } from './place-accounts';
import { accountsOfUsers, createUsers, findUserIds, UserIds, type UserOfAccount } from './place-users';
import type { Candidate } from './sort-out';

/** A candidate with the account it is stored with; anonymous ones and aliases may have none. */
export interface PlacedEvent extends Candidate {
  accountId: number | null;
}

export interface Unplaced {
  candidate: Candidate;
  refusal: Refusal;
}

interface Placement {
  placed: PlacedEvent[];
  unplaced: Unplaced[];
  users: UserIds;
  /** Users whom these events made. */
  created: UserOfAccount[];
}

const NO_ACCOUNT: Refusal = { code: 'account', detail: 'the event names no group, and its user belongs to no account' };
const SEVERAL_ACCOUNTS: Refusal = { code: 'account', detail: 'the event names no group, and its user belongs to several accounts' };

/** What repeats of stored events ask for is not created: the first committed delivery stands alone. */
async function withoutRepeats(ctx: Context, candidates: readonly Candidate[]): Promise<Candidate[]> {
  const { rows } = await sql<{ messageId: Buffer }>`
    SELECT message_id FROM event WHERE organization_id = ${ctx.organization.id}
      AND message_id = ANY(${textArray(candidates.map(({ event }) => messageKey(event.messageId)))}::bytea[])`.execute(ctx.db);
  const repeated = new Set(rows.map((row) => messageIdOf(row.messageId)));
  return candidates.filter(({ event }) => !repeated.has(event.messageId));
}

/** Internal ids of the accounts that events name, created where unknown. */
async function accountIds(ctx: Context, candidates: readonly Candidate[]): Promise<Map<string, number>> {
  const keys = new Set(candidates.flatMap(({ event }) => event.groupId ?? []));
  const ids = await findAccountIds(ctx, [...keys]);
  if (ids.size === keys.size) return ids;
  await lockCreation(ctx);
  const lacking = candidates.filter(({ event }) => event.groupId !== null && !ids.has(event.groupId));
  const sinceMade = await findAccountIds(ctx, [...new Set(lacking.map(({ event }) => event.groupId ?? ''))]);
  const firsts = new Map<string, number>();
  for (const { event } of await withoutRepeats(ctx, lacking)) {
    if (event.groupId === null || sinceMade.has(event.groupId)) continue;
    firsts.set(event.groupId, Math.min(firsts.get(event.groupId) ?? event.at, event.at));
  }
  return new Map([...ids, ...sinceMade, ...(await createAccounts(ctx, firsts))]);
}

const needsOnlyAccount = ({ event }: Candidate) => event.groupId === null && event.userId !== null && event.type !== 'alias';

/**
 * Gives each event its account, in the order of arrival: an event without a group takes the user's only account as
 * the events before it left it, so that grouping requests never changes a result.
 */
async function locate(
  ctx: Context,
  candidates: readonly Candidate[],
  ids: ReadonlyMap<string, number>,
): Promise<Pick<Placement, 'placed' | 'unplaced'>> {
  const loose = new Set(candidates.filter(needsOnlyAccount).flatMap(({ event }) => event.userId ?? []));
  const belongs = await accountsOfUsers(ctx, [...loose]);
  const placed: PlacedEvent[] = [];
  const unplaced: Unplaced[] = [];
  for (const candidate of candidates) {
    const { groupId, userId } = candidate.event;
    if (needsOnlyAccount(candidate)) {
      const [only, second] = belongs.get(userId ?? '') ?? [];
      if (only === undefined) unplaced.push({ candidate, refusal: NO_ACCOUNT });
      else if (second !== undefined) unplaced.push({ candidate, refusal: SEVERAL_ACCOUNTS });
      else placed.push({ ...candidate, accountId: only });
      continue;
    }
    const accountId = groupId === null ? null : (ids.get(groupId) ?? null);
    // Named but neither found nor created: a repeat of a stored event, which needs no account.
    if (groupId !== null && accountId === null) continue;
    if (accountId !== null && userId !== null) belongs.get(userId)?.add(accountId);
    placed.push({ ...candidate, accountId });
  }
  return { placed, unplaced };
}

/** The product user that an event is by; null for anonymous events and aliases. */
export function userOf({ accountId, event }: PlacedEvent): UserOfAccount | null {
  return accountId === null || event.userId === null ? null : { accountId, userId: event.userId };
}

/** The distinct users of events that `ids` doesn't know. */
function unknownUsers(placed: readonly PlacedEvent[], ids: UserIds): UserOfAccount[] {
  const seen = new Map<string, UserOfAccount>();
  for (const { accountId, event } of placed) {
    if (accountId === null || event.userId === null) continue;
    const key = `${accountId} ${event.userId}`;
    if (!seen.has(key)) seen.set(key, { accountId, userId: event.userId });
  }
  return [...seen.values()].filter((user) => ids.get(user) === undefined);
}

async function userIds(ctx: Context, placed: readonly PlacedEvent[]): Promise<Pick<Placement, 'users' | 'created'>> {
  const ids = new UserIds();
  const users = unknownUsers(placed, ids);
  await findUserIds(ctx, users, ids);
  if (users.every((user) => ids.get(user) !== undefined)) return { users: ids, created: [] };
  await lockCreation(ctx);
  await findUserIds(ctx, unknownUsers(placed, ids), ids);
  const lacking = placed.filter((event) => {
    const user = userOf(event);
    return user !== null && ids.get(user) === undefined;
  });
  const fresh = new Set(await withoutRepeats(ctx, lacking));
  const created = unknownUsers(
    lacking.filter((event) => fresh.has(event)),
    ids,
  );
  await createUsers(ctx, created, ids);
  return { users: ids, created };
}

/** Finds or creates the accounts and product users of events; an event that belongs nowhere comes back with the reason. */
export async function placeEvents(ctx: Context, candidates: readonly Candidate[]): Promise<Placement> {
  // Before any event is written: who holds events must never wait for this lock.
  if (candidates.some(({ event }) => event.type === 'alias')) await lockCreation(ctx);
  const { placed, unplaced } = await locate(ctx, candidates, await accountIds(ctx, candidates));
  return { placed, unplaced, ...(await userIds(ctx, placed)) };
}

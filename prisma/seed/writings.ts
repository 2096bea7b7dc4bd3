import type { Caller, UserActor } from '@/lib/core/actor';
import { type Context, makeContext } from '@/lib/core/context';
import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { keepRevisions } from '@/lib/core/revision';
import { tellTimeline } from '@/lib/core/timeline';
import type { InteractionState } from '@/lib/features/interaction/rules';
import { followInteractions, saveInteractions } from '@/lib/features/interaction/store';
import { listMembers } from '@/lib/features/member/queries';
import { titleOf } from '@/lib/features/note/rules';
import { markdownText } from '@/lib/kit/markdown-text';
import { type PlannedNote, type PlannedTouchpoint, type Talker, type Writings, writingsOf } from './scenarios/fernway/writings';
import type { AccountRecord, Scenario } from './scenarios/types';

const GROUP = 200;
/** Product users who stand for an account's contacts where it has none. */
const MOST_TALKERS = 6;

interface Work extends Writings {
  accountId: number;
}

function* groups<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += GROUP) yield items.slice(from, from + GROUP);
}

/** Whom one talks to at each account: its contacts, or else some of its product users. */
async function talkersOf({ db }: Context, users: Scenario['users']): Promise<Map<string, Talker[]>> {
  const talkers = new Map<string, Talker[]>();
  const add = (key: string, talker: Talker) => talkers.set(key, [...(talkers.get(key) ?? []), talker]);
  const contacts = await db
    .selectFrom('contact as c')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'c.organizationId').onRef('a.id', '=', 'c.accountId'))
    .select(['a.key', 'c.email', 'c.firstName'])
    .where('c.deletedAt', 'is', null)
    .where('c.mergedIntoId', 'is', null)
    .orderBy('c.id')
    .execute();
  for (const { key, email, firstName } of contacts) if (email !== null) add(key, { email, firstName });
  const known = new Set(talkers.keys());
  for (const { context, traits } of users) {
    const { groupId } = context;
    if (!known.has(groupId) && (talkers.get(groupId)?.length ?? 0) < MOST_TALKERS) add(groupId, traits);
  }
  return talkers;
}

function stateOf(accountId: number, { wasPlanned: _w, ...planned }: PlannedTouchpoint): InteractionState {
  return { ...planned, accountId, subtype: null, sourceUpdatedAt: null, deleted: false };
}

/** Writes touchpoints in two steps where they were planned first: the timeline keeps what it was told then. */
async function addTouchpoints(ctx: Context, work: readonly Work[]): Promise<void> {
  const all = work.flatMap(({ accountId, touchpoints }) => touchpoints.map((one) => ({ state: stateOf(accountId, one), ...one })));
  const planned = all.flatMap(({ state, wasPlanned }) =>
    wasPlanned ? [{ ...state, status: 'scheduled' as const, body: null, sentiment: null }] : [],
  );
  const plain = all.flatMap(({ state, wasPlanned }) => (wasPlanned ? [] : [state]));
  const final = all.flatMap(({ state, wasPlanned }) => (wasPlanned ? [state] : []));
  for (const states of [planned, plain, final].flatMap((part) => [...groups(part)])) {
    const saved = await saveInteractions(ctx, states);
    await followInteractions(
      ctx,
      saved.map(({ id }) => id),
    );
  }
}

async function addNotes(ctx: Context, work: readonly Work[], createdBy: string | null): Promise<void> {
  const notes = work.flatMap(({ accountId, notes: planned }) => planned.map((note: PlannedNote) => ({ accountId, ...note })));
  for (const part of groups(notes)) {
    const organizationId = ctx.organization.id;
    const rows = part.map(({ at, ...note }) => ({ ...note, organizationId, mentions: [], createdBy, createdAt: at, updatedAt: at }));
    const saved = await ctx.db.insertInto('note').values(rows).returning(['id', 'key', 'version', 'body', 'accountId', 'createdAt']).execute();
    await keepRevisions(
      ctx,
      'note',
      saved.map(({ id, version, body }) => ({ id, version, state: { body } })),
    );
    await tellTimeline(
      ctx,
      saved.map(({ key, accountId, body, createdAt: at }) => {
        const text = markdownText(body);
        return { accountId, at, category: 'note', event: 'created', source: 'note', sourceKey: key, title: titleOf(text), text };
      }),
    );
  }
}

/** Writes down eighteen months of conversations and notes, each account's by its owner; once. */
export async function addWritings(caller: Caller, { accounts, users }: Pick<Scenario, 'accounts' | 'users'>, now: Date): Promise<void> {
  const members = new Map((await invoke(listMembers, caller, {})).map(({ email, id }) => [email, id]));
  await withTenant(caller.organization.id, async (db) => {
    const ctx = makeContext(caller, db);
    if (await db.selectFrom('interaction').select('id').limit(1).executeTakeFirst()) return;
    const talkers = await talkersOf(ctx, users);
    const ids = new Map((await db.selectFrom('account').select(['id', 'key']).execute()).map(({ id, key }) => [key, id]));
    const workOf = (account: AccountRecord): Work => ({
      accountId: ids.get(account.id) ?? 0,
      ...writingsOf('fernway', { account, talkers: talkers.get(account.id) ?? [], now, timezone: caller.organization.timezone }),
    });
    for (const owner of new Set(accounts.map(({ ownerEmail }) => ownerEmail))) {
      const membershipId = members.get(owner) ?? null;
      const work = accounts.filter(({ ownerEmail }) => ownerEmail === owner).map(workOf);
      const author: Context = membershipId === null ? ctx : { ...ctx, actor: { kind: 'user', membershipId } as UserActor };
      await addTouchpoints(author, work);
      await addNotes(author, work, membershipId);
    }
  });
}

import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { numberArray, textArray } from './array-literal';
import { storableJson } from './json-shape';
import { type PlacedEvent, userOf } from './place-events';
import type { UserIds } from './place-users';
import { mergeTraits, type TraitState, textTrait, traitState } from './traits';

interface UserRow {
  id: number;
  name: string | null;
  email: string | null;
  title: string | null;
  traits: unknown;
  traitTimes: unknown;
}

const COLUMNS = ['name', 'email', 'title'] as const;

/** A stored user's traits; a column counts as said only if its time is known (a name may be made of its parts). */
export function userState(row: Omit<UserRow, 'id'>): TraitState {
  const state = traitState(row.traits, row.traitTimes);
  for (const column of COLUMNS) if (column in state.times && row[column] !== null) state.values[column] = row[column];
  return state;
}

/** The columns and the remaining traits of a user. */
export function userColumns({ values, times }: TraitState): Omit<UserRow, 'id'> {
  const { name, email, title, ...traits } = values;
  const parts = [textTrait(values.firstName), textTrait(values.lastName)].filter((part) => part !== null);
  return {
    name: textTrait(name) ?? textTrait(parts.join(' ')),
    email: textTrait(email),
    title: textTrait(title) ?? textTrait(values.jobTitle),
    traits,
    traitTimes: times,
  };
}

/** Reads users' rows and keeps them for this transaction, in the order of their ids. */
export async function lockUsers(ctx: Context, ids: readonly number[]): Promise<UserRow[]> {
  return ctx.db
    .selectFrom('productUser')
    .select(['id', 'name', 'email', 'title', 'traits', 'traitTimes'])
    .where('id', '=', sql<number>`ANY(${numberArray(ids)}::bigint[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function saveUsers(ctx: Context, users: ReadonlyMap<number, TraitState>): Promise<void> {
  const rows = [...users].map(([id, state]) => ({ id, ...userColumns(state) }));
  await sql`
    UPDATE product_user u SET name = n.name, email = n.email, title = n.title, traits = n.traits, trait_times = n.times
    FROM unnest(${numberArray(rows.map((row) => row.id))}::bigint[], ${textArray(rows.map((row) => row.name))}::text[],
      ${textArray(rows.map((row) => row.email))}::text[], ${textArray(rows.map((row) => row.title))}::text[],
      ${textArray(rows.map((row) => storableJson(row.traits)))}::jsonb[],
      ${textArray(rows.map((row) => storableJson(row.traitTimes)))}::jsonb[]) AS n (id, name, email, title, traits, times)
    WHERE u.organization_id = ${ctx.organization.id} AND u.id = n.id`.execute(ctx.db);
}

/** Applies identify calls to their product users: traits become attributes, the latest word of each stands. */
export async function applyIdentifies(ctx: Context, stored: readonly PlacedEvent[], ids: UserIds): Promise<void> {
  const said = stored.flatMap((placed) => {
    const user = placed.event.type === 'identify' && placed.event.traits ? userOf(placed) : null;
    const id = user && ids.get(user);
    return id && placed.event.traits ? [{ id, traits: placed.event.traits, at: placed.event.at }] : [];
  });
  if (said.length === 0) return;
  const rows = await lockUsers(ctx, [...new Set(said.map(({ id }) => id))]);
  const states = new Map(rows.map((row) => [row.id, userState(row)]));
  for (const { id, traits, at } of said) {
    const state = states.get(id);
    if (state) mergeTraits(state, traits, at);
  }
  await saveUsers(ctx, states);
}

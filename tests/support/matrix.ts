import { createHash } from 'node:crypto';
import type { Actor, Caller } from '@/lib/core/actor';
import { AppError, type ErrorCode } from '@/lib/core/errors';
import { LICENCES, type Licence, PERMISSIONS, type Permission, ROLES, SCOPES } from '@/lib/kit/access';
import { withClient } from '@/scripts/connection.mjs';
import { databaseUrl } from './database';
import { newPerson } from './tenant';
import type { Populated } from './two-organizations';

export interface Cell {
  who: string;
  caller: Caller;
  /** Whether the published table gives this permission to this actor. */
  mayHave(permission: Permission): boolean;
}

const rank = (licence: Licence) => LICENCES.indexOf(licence);

/** Every role with every licence, as signed-in people who see all accounts. */
async function peopleOf(organization: Caller): Promise<Cell[]> {
  const pairs = ROLES.flatMap((role) => LICENCES.map((licence) => ({ role, licence })));
  return Promise.all(
    pairs.map(async ({ role, licence }) => ({
      who: `${role} with ${licence}`,
      caller: await newPerson(organization, { role, licence }),
      mayHave: (permission) => {
        const rule = PERMISSIONS[permission];
        return (rule.roles as readonly string[]).includes(role) && rank(licence) >= rank(rule.licence);
      },
    })),
  );
}

/** A key for each scope. */
function keysOf({ organization }: Caller): Cell[] {
  return SCOPES.map((scope) => {
    const actor: Actor = { kind: 'apiKey', keyId: crypto.randomUUID(), scopes: [scope] };
    return { who: `key with ${scope}`, caller: { organization, actor }, mayHave: (permission) => PERMISSIONS[permission].scope === scope };
  });
}

/** Everybody who can stand at a door: members, keys, and a customer in their hub. */
export async function everyone({ system, visitor }: Populated): Promise<Cell[]> {
  const reader: Cell = { who: 'hub visitor', caller: visitor, mayHave: (permission) => permission === 'hub:visit' };
  return [...(await peopleOf(system)), ...keysOf(system), reader];
}

/** A digest of every row of every table: equal before and after when nothing was changed. */
export function everyRow(): Promise<string> {
  return withClient(databaseUrl, async (db) => {
    const tables = await db.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition AND relname <> 'rate_limit' ORDER BY 1`,
    );
    const parts = tables.rows.map(({ name }) => `SELECT '${name}' AS t, string_agg(md5(r::text), '' ORDER BY md5(r::text)) AS rows FROM ${name} r`);
    const { rows } = await db.query(`${parts.join(' UNION ALL ')} ORDER BY 1`);
    return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  });
}

/** How a call was refused: its code and its words without the ids in them; null when it was not. */
export async function refusalOf(call: Promise<unknown>): Promise<{ code: ErrorCode; message: string; paths: string[] } | null> {
  try {
    await call;
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { code: error.code, message: error.message, paths: error.errors.map(({ path }) => path) };
  }
}

import type { Context } from '@/lib/core/context';
import type { FieldError } from '@/lib/core/errors';
import type { RecordOutcome } from '@/lib/core/upsert';
import type { ChangeSource } from '@/lib/features/attribute/contract';
import { readDefinitions } from '@/lib/features/attribute/queries';
import type { AttributeDefinition } from '@/lib/kit/attribute';
import { attributeFaults } from './attribute-faults';
import { type AccountChange, followChanges } from './changes';
import type { AccountRecord } from './contract';
import { liftChildrenBack } from './former-children';
import { hierarchyFaults, type TreeNode } from './hierarchy';
import { type AccountState, applyRecord, changedFields, valuesOf } from './rules';
import {
  addAccountRows,
  allocateIds,
  loadAccounts,
  loadAccountTypes,
  loadAncestry,
  loadChildren,
  type StoredAccounts,
  type StoredNode,
  saveAccounts,
} from './store';
import { lockHierarchy, relinkTrees } from './tree';
import { refreshVisibility } from './visibility';

/** A change of one account; commands that already know the account leave the name out. */
export type AccountEdit = Omit<AccountRecord, 'name'> & { name?: string };

/** An account as an edit wants it; its type is settled. */
type WantedState = AccountState & { type: string };

interface Wanted {
  states: Map<string, WantedState>;
  outcomes: RecordOutcome[];
  /** The account's key, for each edit. */
  keys: string[];
}

const GONE: FieldError = { path: 'id', code: 'not_found', message: 'There is no such account' };
const NO_PARENT: FieldError = { path: 'parentId', code: 'unknown_parent', message: 'There is no such account' };

/** Why an edit can't even be tried: it concerns, or wants to stand below, what the actor may not see. */
function accessFault(edit: AccountEdit, key: string, before: AccountState | null, stored: StoredAccounts): FieldError | null {
  if (stored.invisible.has(key)) return GONE;
  if (edit.name === undefined && (before === null || before.deleted)) return GONE;
  const parentKey = edit.parentId ? stored.keys.get(edit.parentId) : undefined;
  return parentKey !== undefined && stored.invisible.has(parentKey) && before?.parentKey !== parentKey ? NO_PARENT : null;
}

/** Applies the edits one after another in memory; several may concern one account. */
function applyEdits(edits: readonly AccountEdit[], unfit: readonly (FieldError | null)[], stored: StoredAccounts, firstType: string): Wanted {
  const wanted: Wanted = { states: new Map(), outcomes: [], keys: [] };
  for (const [index, edit] of edits.entries()) {
    const key = stored.keys.get(edit.id) ?? edit.id;
    const before = wanted.states.get(key) ?? stored.states.get(key) ?? null;
    const fault = accessFault(edit, key, before, stored) ?? unfit[index] ?? null;
    const parentId = edit.parentId && (stored.keys.get(edit.parentId) ?? edit.parentId);
    const after = fault ? 'stale' : applyRecord(before, { ...edit, name: edit.name ?? before?.name ?? '', parentId });
    wanted.keys.push(key);
    wanted.outcomes.push(fault ? { fault } : { fault: null, isStale: after === 'stale' });
    if (after !== 'stale') wanted.states.set(key, { ...after, type: after.type ?? firstType });
  }
  return wanted;
}

/** Takes out what the hierarchy refuses and notes it on the edits that wanted it. */
async function refuseFaults(ctx: Context, wanted: Wanted, ancestry: Map<string, StoredNode>, types: Map<string, string[]>): Promise<void> {
  const retyped = [...wanted.states.values()].filter(({ key, type }) => ancestry.has(key) && ancestry.get(key)?.type !== type);
  const below = await loadChildren(
    ctx,
    retyped.flatMap((state) => state.id ?? []),
  );
  const children = below.filter((child) => !wanted.states.has(child.key));
  const nodes: ReadonlyMap<string, TreeNode> = wanted.states;
  const faults = hierarchyFaults({ wanted: nodes, stored: ancestry, types, children });
  for (const [index, key] of wanted.keys.entries()) {
    const fault = faults.get(key);
    if (fault && wanted.outcomes[index]?.fault === null) wanted.outcomes[index] = { fault };
  }
  for (const key of faults.keys()) wanted.states.delete(key);
}

/** What is there before an edit. */
interface Stored extends StoredAccounts {
  ancestry: Map<string, StoredNode>;
  definitions: readonly AttributeDefinition[];
  source: ChangeSource | undefined;
}

interface Written {
  id: number;
  before: AccountState | null;
  after: WantedState;
  fields: string[];
}

/** Levels above an account that stands below this one. */
function depthBelow(parentKey: string | null, parentOf: (key: string) => string | null): number {
  let depth = 0;
  for (let up = parentKey; up !== null; up = parentOf(up)) depth += 1;
  return depth;
}

/** What history and typed values follow. */
function changeOf({ id, before, after }: Written): AccountChange {
  return { id, name: after.name, before: before && valuesOf(before), after: valuesOf(after) };
}

/** Writes the states that differ from what is stored, with everything that hangs on them. */
async function writeStates(ctx: Context, wanted: Wanted, { states, ancestry, definitions, source }: Stored): Promise<void> {
  const made = [...wanted.states.values()].filter((state) => state.id === null);
  const ids = new Map((await allocateIds(ctx, made.length)).map((id, index) => [made[index]?.key, id]));
  const idOf = (key: string) => ids.get(key) ?? states.get(key)?.id ?? ancestry.get(key)?.id ?? 0;
  const written: Written[] = [];
  for (const after of wanted.states.values()) {
    const before = states.get(after.key) ?? null;
    const fields = changedFields(before, after);
    const isNewer = before?.sourceUpdatedAt?.getTime() !== after.sourceUpdatedAt?.getTime();
    if (before === null || fields.length > 0 || isNewer) written.push({ id: idOf(after.key), before, after, fields });
  }
  if (written.length === 0) return;
  const parentOf = (key: string) => (wanted.states.get(key) ?? ancestry.get(key))?.parentKey ?? null;
  const rows = written.map(({ id, after }) => ({
    ...after,
    id,
    depth: depthBelow(after.parentKey, parentOf),
    parentId: after.parentKey === null ? null : idOf(after.parentKey),
  }));
  await saveAccounts(ctx, rows);
  await addAccountRows(
    ctx,
    made.map(({ key }) => ({ id: idOf(key), key })),
  );
  const moved = written.filter(({ before, after }) => before === null || before.deleted || before.parentKey !== after.parentKey);
  const relinked = await relinkTrees(
    ctx,
    moved.map((one) => one.id),
  );
  const restored = written.filter(({ before }) => before?.deleted).map((one) => one.id);
  const back = await liftChildrenBack(ctx, restored);
  await followChanges(ctx, definitions, written.map(changeOf), source);
  await refreshVisibility(ctx, { accountIds: [...new Set([...written.map((one) => one.id), ...relinked, ...back])] });
  for (const { after, fields } of written) if (fields.length > 0) ctx.audit(`account:${after.key}`, { fields });
}

/**
 * Applies edits to accounts, each accepted, stale or at fault by itself; parents may come in the same call in any
 * order. Sets of rows throughout: a thousand edits cost a dozen statements.
 * @param source where the changes come from, when the actor doesn't tell
 * @returns what became of each edit, in their order
 */
export async function editAccounts(ctx: Context, edits: readonly AccountEdit[], source?: ChangeSource): Promise<RecordOutcome[]> {
  if (edits.length === 0) return [];
  await lockHierarchy(ctx);
  const stored = await loadAccounts(ctx, [...new Set(edits.flatMap((edit) => (edit.parentId ? [edit.id, edit.parentId] : [edit.id])))]);
  const ancestry = await loadAncestry(
    ctx,
    [...stored.states.values()].flatMap((state) => state.id ?? []),
  );
  const types = await loadAccountTypes(ctx);
  const definitions = await readDefinitions(ctx, 'account');
  const unfit = await attributeFaults(ctx, definitions, edits);
  const wanted = applyEdits(edits, unfit, stored, types.keys().next().value ?? '');
  await refuseFaults(ctx, wanted, ancestry, types);
  await writeStates(ctx, wanted, { ...stored, ancestry, definitions, source });
  return wanted.outcomes;
}

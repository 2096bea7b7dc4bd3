import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { accountTable } from '@/lib/features/account/table';
import type { Filter } from '@/lib/kit/filter';
import { attributeSource } from '@/lib/kit/named-column';
import { viewState } from '@/lib/kit/view-text';
import { AttributeId, AttributeUse } from './contract';
import { readAttributes } from './queries';

const asks = (filter: unknown, key: string) => ((filter as Filter | null)?.all ?? []).some(({ column }) => attributeSource(column)?.key === key);

/** As much of a health model's content as names its metrics. */
interface Scored {
  components: { members: { metric: string }[] }[];
}

function scores(content: unknown, key: string): boolean {
  const members = ((content as Scored | null)?.components ?? []).flatMap((component) => component.members);
  return members.some(({ metric }) => metric === `attribute:${key}`);
}

/** The health models, as they are in force or drafted, that score by an attribute or are for accounts by it. */
async function modelsBy({ db }: Pick<Context, 'db'>, key: string): Promise<AttributeUse[]> {
  const models = await db
    .selectFrom('healthModel as m')
    .leftJoin('healthModelVersion as v', (join) =>
      join.onRef('v.organizationId', '=', 'm.organizationId').onRef('v.modelId', '=', 'm.id').onRef('v.number', '=', 'm.published'),
    )
    .select(['m.name', 'm.segment', 'm.draft', 'v.content'])
    .where('m.archivedAt', 'is', null)
    .orderBy('m.name')
    .execute();
  const used = models.filter(({ segment, draft, content }) => asks(segment, key) || scores(draft, key) || scores(content, key));
  return used.map(({ name }) => ({ kind: 'health', name, team: null }));
}

/** The alert rules that compare an attribute, or watch accounts by it. */
async function rulesBy({ db }: Pick<Context, 'db'>, key: string): Promise<AttributeUse[]> {
  const rules = await db.selectFrom('alertRule').select(['name', 'segment', 'conditions']).where('archivedAt', 'is', null).orderBy('name').execute();
  const compares = (conditions: unknown) => (conditions as { metric?: string }[]).some(({ metric }) => metric === `attribute:${key}`);
  return rules.flatMap(({ name, segment, conditions }) => (asks(segment, key) || compares(conditions) ? [{ kind: 'rule', name, team: null }] : []));
}

/** The sets of accounts, plays, health models and alert rules that decide by an attribute of accounts. */
async function decidedBy(ctx: Pick<Context, 'db'>, key: string): Promise<AttributeUse[]> {
  const { db } = ctx;
  const sets = await db
    .selectFrom('accountSet as s')
    .innerJoin('team as t', (join) => join.onRef('t.organizationId', '=', 's.organizationId').onRef('t.id', '=', 's.teamId'))
    .select(['s.name', 't.name as team', 's.filter'])
    .orderBy('t.name')
    .orderBy('s.name')
    .execute();
  const plays = await db.selectFrom('play').select(['name', 'entry', 'exit']).where('archivedAt', 'is', null).orderBy('name').execute();
  return [
    ...sets.flatMap(({ name, team, filter }) => (asks(filter, key) ? [{ kind: 'set' as const, name, team }] : [])),
    ...plays.flatMap(({ name, entry, exit }) => (asks(entry, key) || asks(exit, key) ? [{ kind: 'play' as const, name, team: null }] : [])),
    ...(await modelsBy(ctx, key)),
    ...(await rulesBy(ctx, key)),
  ];
}

/** The saved views of the account list that filter, sort or show by it; names of shared ones only. */
async function shownBy({ db }: Pick<Context, 'db'>, key: string): Promise<AttributeUse[]> {
  const views = await db
    .selectFrom('savedView')
    .select(['id', 'name', 'state', 'shared'])
    .where('tableId', '=', accountTable.id)
    .orderBy('name')
    .execute();
  return views.flatMap(({ id, name, state, shared }) => {
    const { filter, sort, columns } = viewState(accountTable, id, state);
    const isUsed = asks(filter, key) || [sort.column, ...columns].some((column) => attributeSource(column)?.key === key);
    return isUsed ? [{ kind: 'view' as const, name: shared ? name : null, team: null }] : [];
  });
}

/** Where an attribute is used beyond the accounts themselves. */
export const listAttributeUses = defineOperation({
  name: 'attribute.uses',
  kind: 'read',
  permission: 'attribute:admin',
  scope: 'organization',
  input: AttributeId,
  output: z.array(AttributeUse),
  run: async (ctx, { subject, key }) => {
    if (!(await readAttributes(ctx, subject)).some((attribute) => attribute.key === key))
      throw new AppError('not_found', 'There is no such attribute');
    return subject === 'account' ? [...(await decidedBy(ctx, key)), ...(await shownBy(ctx, key))] : [];
  },
});

const DECIDES = { play: 'the play', health: 'the health model', rule: 'the alert rule' } as const;

/** @throws AppError precondition while something decides by it: without it they would silently mean something else */
export async function demandUndecided(ctx: Pick<Context, 'db'>, key: string): Promise<void> {
  const uses = await decidedBy(ctx, key);
  if (uses.length === 0) return;
  const names = uses.map(({ kind, name, team }) =>
    kind === 'play' || kind === 'health' || kind === 'rule' ? `${DECIDES[kind]} “${name}”` : `the set “${name}” of the team “${team}”`,
  );
  throw new AppError('precondition', `It decides in ${names.join(', ')}: change that first`);
}

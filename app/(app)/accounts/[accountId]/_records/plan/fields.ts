import type { Member } from '@/lib/features/member/contract';
import { GoalFields, ObjectiveFields, type Plan, PlanFields } from '@/lib/features/plan/contract';
import { ownColumns } from '@/lib/features/plan/goal-columns';
import { GOAL_STATUSES, OBJECTIVE_STATUSES, PLAN_STATUSES } from '@/lib/features/plan/table';
import { PRIORITIES } from '@/lib/features/task/table';
import type { AttributeDefinition } from '@/lib/kit/attribute';
import { type FieldSpec, fieldSpecs } from '@/lib/kit/form-field';
import { getTranslator } from '@/lib/next/messages';

type Members = readonly Member[];

const optionsOf = (members: Members, key: 'id' | 'email' = 'id') =>
  members.filter(({ status }) => status === 'active').map((member) => ({ value: member[key], label: member.name }));

/** Words that the three kinds share. */
async function commonWords(members: Members) {
  const t = await getTranslator('plan');
  const task = await getTranslator('task');
  return {
    ownerId: { label: t('owner'), kind: 'select', options: optionsOf(members) },
    dueOn: { label: t('due'), kind: 'date' },
    priority: { label: task('column.priority'), options: PRIORITIES.map((value) => ({ value, label: task(`priority.${value}`) })) },
    text: { label: task('body'), kind: 'markdown', maxLength: 20_000, options: optionsOf(members) },
  } as const;
}

const planOptions = (plans: readonly Pick<Plan, 'id' | 'name'>[]) => plans.map(({ id, name }) => ({ value: id, label: name }));

/** What a form asks of a success plan. */
export async function planFields(members: Members): Promise<FieldSpec[]> {
  const t = await getTranslator('plan');
  const { ownerId, dueOn, text } = await commonWords(members);
  return fieldSpecs(PlanFields.partial().required({ name: true }), {
    name: { label: t('name') },
    status: { label: t('status'), options: PLAN_STATUSES.map((value) => ({ value, label: t(`planStatus.${value}`) })) },
    startOn: { label: t('start'), kind: 'date' },
    dueOn,
    ownerId,
    summary: text,
  });
}

/** What a form asks of an objective. */
export async function objectiveFields(members: Members, plans: readonly Pick<Plan, 'id' | 'name'>[]): Promise<FieldSpec[]> {
  const t = await getTranslator('plan');
  const { ownerId, dueOn, priority } = await commonWords(members);
  return fieldSpecs(ObjectiveFields.partial().required({ name: true }), {
    name: { label: t('name') },
    planId: { label: t('plan'), kind: 'select', options: planOptions(plans) },
    unit: { label: t('unit'), hint: t('unitHint') },
    baseline: { label: t('baseline'), kind: 'text', hint: t('decimalHint') },
    target: { label: t('target'), kind: 'text' },
    current: { label: t('current'), kind: 'text' },
    status: { label: t('status'), options: OBJECTIVE_STATUSES.map((value) => ({ value, label: t(`objectiveStatus.${value}`) })) },
    priority,
    dueOn,
    ownerId,
  });
}

const OWN_KINDS = { number: 'number', currency: 'number', date: 'date', list: 'select', lifecycle: 'select', person: 'select' } as const;

/** One of the organization's own columns as a control; a key with a point in it has no place in a form. */
function ownField({ key, label, kind, choices, unit }: AttributeDefinition, members: Members): FieldSpec {
  const options = kind === 'person' ? optionsOf(members, 'email') : choices;
  return {
    path: `values.${key}`,
    kind: kind in OWN_KINDS ? OWN_KINDS[kind as 'list'] : 'text',
    label,
    hint: unit ?? undefined,
    required: false,
    options,
  };
}

/** What a form asks of a goal, the organization's own columns included. */
export async function goalFields(
  members: Members,
  plans: readonly Pick<Plan, 'id' | 'name'>[],
  definitions: readonly AttributeDefinition[],
): Promise<FieldSpec[]> {
  const t = await getTranslator('plan');
  const { ownerId, dueOn, priority, text } = await commonWords(members);
  const fields = fieldSpecs(GoalFields.partial().required({ name: true }), {
    name: { label: t('name') },
    planId: { label: t('plan'), kind: 'select', options: planOptions(plans) },
    status: { label: t('status'), options: GOAL_STATUSES.map((value) => ({ value, label: t(`goalStatus.${value}`) })) },
    priority,
    dueOn,
    ownerId,
    shared: { label: t('sharedField'), kind: 'switch' },
    body: text,
  });
  const own = ownColumns(definitions).filter(({ key }) => !key.includes('.'));
  return [...fields, ...own.map((definition) => ownField(definition, members))];
}

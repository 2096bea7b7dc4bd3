import { ALERT_OUTCOMES } from '@/lib/features/alert/table';
import type { Member } from '@/lib/features/member/contract';
import type { FieldSpec } from '@/lib/kit/form-field';
import { getTranslator } from '@/lib/next/messages';

export const USUAL_SNOOZE_DAYS = 7;

/** What closing an alert asks. */
export async function closingFields(): Promise<FieldSpec[]> {
  const t = await getTranslator('alert');
  const options = ALERT_OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }));
  return [
    { path: 'outcome', kind: 'select', label: t('column.outcome'), hint: t('outcomeHint'), required: true, options },
    { path: 'note', kind: 'textarea', label: t('note'), required: false, maxLength: 10_000 },
  ];
}

/** What snoozing one asks. */
export async function snoozeFields(): Promise<FieldSpec[]> {
  const t = await getTranslator('alert');
  return [
    { path: 'until', kind: 'date', label: t('column.snoozedUntil'), required: true },
    { path: 'reason', kind: 'text', label: t('reason'), required: true, maxLength: 500 },
  ];
}

/** What assigning one asks: who looks after it, of the members that work here. */
export async function assigneeFields(members: readonly Pick<Member, 'id' | 'name' | 'status'>[]): Promise<FieldSpec[]> {
  const options = members.filter(({ status }) => status === 'active').map(({ id, name }) => ({ value: id, label: name }));
  return [{ path: 'assigneeId', kind: 'select', label: (await getTranslator('alert'))('assignTo'), required: true, options }];
}

/** What the steps with several alerts ask. */
export async function alertAsks(members: readonly Member[]) {
  return { closed: await closingFields(), snoozed: await snoozeFields(), assigned: await assigneeFields(members) };
}

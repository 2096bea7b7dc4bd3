import type * as z from 'zod';
import { SENTIMENTS } from '@/lib/features/contact/table';
import { type InteractionChoices, NewInteraction } from '@/lib/features/interaction/contract';
import { INTERACTION_STATUSES } from '@/lib/features/interaction/table';
import { type FieldSpec, fieldSpecs } from '@/lib/kit/form-field';
import { getTranslator } from '@/lib/next/messages';

const MOST_SUBJECT = 300;
const MOST_BODY = 50_000;

/** What a form asks of a touchpoint. */
export async function interactionFields({
  types,
  reasons,
  customers,
  colleagues,
  members,
}: z.infer<typeof InteractionChoices>): Promise<FieldSpec[]> {
  const t = await getTranslator('interaction');
  const side = (path: 'customers' | 'colleagues', options: typeof customers): FieldSpec[] =>
    options.length === 0 ? [] : [{ path, kind: 'choices', label: t(`column.${path}`), required: false, options }];
  const [subject, ...rest] = fieldSpecs(NewInteraction, {
    subject: { label: t('column.subject'), maxLength: MOST_SUBJECT },
    type: { label: t('column.type'), options: types, hint: t('typeHint') },
    occurredAt: { label: t('column.occurredAt'), kind: 'datetime' },
    status: { label: t('column.status'), options: INTERACTION_STATUSES.map((value) => ({ value, label: t(`status.${value}`) })) },
    durationMinutes: { label: t('durationMinutes'), kind: 'number', min: 1, max: undefined },
    reason: { label: t('column.reason'), kind: 'text', options: reasons },
    sentiment: { label: t('column.sentiment'), kind: 'select', options: SENTIMENTS.map((value) => ({ value, label: t(`sentiment.${value}`) })) },
    body: { label: t('body'), kind: 'markdown', maxLength: MOST_BODY, options: members },
  });
  return [...(subject ? [subject] : []), ...rest.slice(0, -1), ...side('customers', customers), ...side('colleagues', colleagues), ...rest.slice(-1)];
}

/** The fields of a task that follows a new touchpoint up. */
export async function followUpFields(members: z.infer<typeof InteractionChoices>['members']): Promise<FieldSpec[]> {
  const t = await getTranslator('interaction');
  return [
    { path: 'followUp.title', kind: 'text', label: t('followUp.title'), hint: t('followUp.hint'), required: false, maxLength: MOST_SUBJECT },
    { path: 'followUp.dueOn', kind: 'date', label: t('followUp.due'), required: false },
    { path: 'followUp.assigneeId', kind: 'select', label: t('followUp.assignee'), required: false, options: members },
  ];
}

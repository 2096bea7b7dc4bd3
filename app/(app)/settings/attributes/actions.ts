'use server';

import { archiveAttribute, createAttribute, moveAttribute, restoreAttribute, updateAttribute } from '@/lib/features/attribute/commands';
import type { AttributeSubject } from '@/lib/features/attribute/contract';
import { listAttributeUses } from '@/lib/features/attribute/uses';
import { choicesIn } from '@/lib/kit/choice-lines';
import { toAction } from '@/lib/next/action';

export const move = toAction(moveAttribute);
export const archive = toAction(archiveAttribute);
export const uses = toAction(listAttributeUses);
export const restore = toAction(restoreAttribute);

const withChoices = ({ choices, ...input }: Record<string, unknown>) => ({
  ...input,
  ...(typeof choices === 'string' && { choices: choicesIn(choices) }),
});

export async function create(subject: AttributeSubject, input: Record<string, unknown>) {
  return toAction(createAttribute)({ ...withChoices(input), subject });
}

/** What was left empty in the form is cleared. */
export async function change(id: { subject: AttributeSubject; key: string }, version: number, input: Record<string, unknown>) {
  return toAction(updateAttribute)({ section: null, unit: null, currency: null, ...withChoices(input), ...id, version });
}

'use server';

import { createRule, deleteRule, orderRules, restoreRule, updateRule } from '@/lib/features/alert-rule/commands';
import { tryRule } from '@/lib/features/alert-rule/try';
import { chartMetrics } from '@/lib/features/metric/commands';
import { toAction } from '@/lib/next/action';

export const addRule = toAction(createRule);
export const removeRule = toAction(deleteRule);
export const bringBackRule = toAction(restoreRule);
export const keepValues = toAction(chartMetrics);
export const moveRules = toAction(orderRules);
export const switchRule = toAction(updateRule);

/** @param from its id, and the version that the editor began from */
export async function changeRule(from: { id: string; version: number }, fields: object) {
  return toAction(updateRule)({ ...fields, ...from });
}

/** @param id of the rule whose own alerts are taken into account; undefined for a new one */
export async function tryOutRule(id: string | undefined, terms: object) {
  return toAction(tryRule)({ ...terms, ...(id !== undefined && { id }) });
}

import { metricChoices } from '@/app/(app)/settings/health/[modelId]/metric-choices';
import type { RuleDraft } from '@/components/alert-rule/rule-editor';
import type { Caller } from '@/lib/core/actor';
import { listAccountChoices } from '@/lib/features/account/queries';
import { accountSetSpec } from '@/lib/features/account/table';
import { SEVERITIES } from '@/lib/features/alert/table';
import type { Rule } from '@/lib/features/alert-rule/contract';
import { HEALTH_SCORE } from '@/lib/features/alert-rule/metrics';
import { listAttributes } from '@/lib/features/attribute/queries';
import { listCollections } from '@/lib/features/collection/queries';
import { listMembers } from '@/lib/features/member/queries';
import { derivedIn } from '@/lib/features/metric/metrics';
import { listOwnMetrics } from '@/lib/features/metric/queries';
import { listPlays } from '@/lib/features/play/queries';
import { withAttributeColumns } from '@/lib/kit/attribute-column';
import { getTranslator } from '@/lib/next/messages';
import { readForPage } from '@/lib/next/read-for-page';

/** What a new rule begins with. */
const NEW_RULE: RuleDraft = {
  ...{ name: '', severity: 'warning', message: null, taskTitle: null, taskDays: 3, playId: null, enabled: true, delayDays: 14, checked: 'daily' },
  conditions: [{ kind: 'change', metric: 'wau', direction: 'falls', by: 30, unit: 'percent', days: 28 }],
  ...{ accountTypes: [], segment: null, recipients: ['owner'] },
};

/** As much of a rule as its editor changes; of none, what a new one begins with. */
export function draftOf(rule: Rule | null): RuleDraft {
  if (!rule) return NEW_RULE;
  const { name, severity, message, taskTitle, taskDays, playId, enabled, delayDays, checked, conditions, accountTypes, segment, recipients } = rule;
  return { name, severity, message, taskTitle, taskDays, playId, enabled, delayDays, checked, conditions, accountTypes, segment, recipients };
}

/** All that a rule may name: metrics, accounts, members and SuccessPlays. */
export async function readRuleEditor(caller: Caller) {
  const [attributes, collections, own, choices, members, plays] = await Promise.all([
    readForPage(listAttributes, caller, {}),
    readForPage(listCollections, caller, {}),
    readForPage(listOwnMetrics, caller, {}),
    readForPage(listAccountChoices, caller, {}),
    readForPage(listMembers, caller, {}),
    readForPage(listPlays, caller, {}),
  ]);
  const [t, word] = [await getTranslator('alertRule'), await getTranslator('alert')];
  const words = { status: choices.status.map(({ value }) => value), lifecycleStage: choices.stage.map(({ value }) => value) };
  const metrics = await metricChoices({ attributes, collections, derived: derivedIn(own), words, currency: caller.organization.currency });
  return {
    metrics: [{ id: HEALTH_SCORE, label: t('healthScore'), unit: '', isCategory: false, values: [] }, ...metrics],
    types: choices.type,
    spec: withAttributeColumns(accountSetSpec, attributes),
    choices,
    severities: SEVERITIES.map((value) => ({ value, label: word(`severity.${value}`) })),
    members: members.filter(({ status }) => status === 'active').map(({ id, name }) => ({ value: id, label: name })),
    plays: plays.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name })),
  };
}

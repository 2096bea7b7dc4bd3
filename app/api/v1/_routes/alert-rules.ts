import { createRule, deleteRule, orderRules, restoreRule, updateRule } from '@/lib/features/alert-rule/commands';
import { Rule } from '@/lib/features/alert-rule/contract';
import { listRules, readRule } from '@/lib/features/alert-rule/queries';
import { tryRule } from '@/lib/features/alert-rule/try';
import { apiList } from '@/lib/next/api-list';
import { api } from '@/lib/next/api-route';

export const alertRuleRoutes = {
  list: apiList('GET /api/v1/alert-rules', 'Alert rules with what became of their alerts', listRules, Rule, (rule) => rule.id),
  create: api('POST /api/v1/alert-rules', 'Make an alert rule', createRule, 201),
  get: api('GET /api/v1/alert-rules/{id}', 'One alert rule with what became of its alerts', readRule),
  update: api('PATCH /api/v1/alert-rules/{id}', 'Change an alert rule, switch it on or off', updateRule),
  delete: api('DELETE /api/v1/alert-rules/{id}', 'Delete an alert rule; its alerts stay', deleteRule, 204),
  restore: api('DELETE /api/v1/alert-rules/{id}/deletion', 'Bring a deleted alert rule back', restoreRule, 204),
  order: api('PUT /api/v1/alert-rule-order', 'Put alert rules in an order', orderRules, 204),
  try: api('POST /api/v1/alert-rule-trials', 'Try terms on the values kept of the last 90 days', tryRule),
};

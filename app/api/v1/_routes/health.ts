import { endOverride, overrideHealth, writePulse } from '@/lib/features/health/commands';
import { HealthFigures, ModelSummary, ParentPolicies } from '@/lib/features/health/contract';
import { figuresOf } from '@/lib/features/health/describe';
import {
  createHealthModel,
  deleteHealthModel,
  discardModelDraft,
  orderHealthModels,
  publishHealthModel,
  saveModelDraft,
  updateHealthModel,
} from '@/lib/features/health/model-commands';
import { listHealthModels, readHealthModel } from '@/lib/features/health/model-queries';
import { listParentPolicies, setParentPolicy } from '@/lib/features/health/parent-policies';
import { rescoreAccount } from '@/lib/features/health/passes';
import { readAccountHealth, readHealthHistory } from '@/lib/features/health/queries';
import { backTestModel } from '@/lib/features/health/replay';
import { tryHealthModel } from '@/lib/features/health/trial';
import { apiList } from '@/lib/next/api-list';
import { reading } from '@/lib/next/api-reading';
import { api } from '@/lib/next/api-route';

export const healthRoutes = {
  figures: reading('GET /api/v1/accounts/{accountId}/health', 'An account’s health score, what it is made of and why it changed', readAccountHealth, {
    schema: HealthFigures,
    of: figuresOf,
  }),
  history: api('GET /api/v1/accounts/{accountId}/health/history', 'The scores that were kept of an account, day by day', readHealthHistory),
  rescore: api('POST /api/v1/accounts/{accountId}/health/scores', 'Score an account from what is known at this moment', rescoreAccount, 204),
  override: api('PUT /api/v1/accounts/{accountId}/health/override', 'Show a score in place of the computed one, until a day', overrideHealth, 204),
  endOverride: api('DELETE /api/v1/accounts/{accountId}/health/override', 'Show the computed score again', endOverride, 204),
  pulse: api('POST /api/v1/accounts/{accountId}/health/pulses', 'Write down what the person in charge thinks of an account', writePulse, 204),
};

export const healthModelRoutes = {
  list: apiList('GET /api/v1/health-models', 'Health models in the order in which they are tried', listHealthModels, ModelSummary, ({ id }) => id),
  create: api('POST /api/v1/health-models', 'A new health model with a draft; it scores nobody until it is published', createHealthModel, 201),
  order: api('PUT /api/v1/health-models', 'The order in which health models are tried; the default stays the last', orderHealthModels, 204),
  get: api('GET /api/v1/health-models/{id}', 'One health model: its draft, or else what is published', readHealthModel),
  update: api('PUT /api/v1/health-models/{id}', 'Name a health model, and say whom it is for', updateHealthModel),
  delete: api('DELETE /api/v1/health-models/{id}', 'Take a health model out of use; scores that it gave stay', deleteHealthModel, 204),
  saveDraft: api('PUT /api/v1/health-models/{id}/draft', 'Keep a draft, if nobody has changed the model since', saveModelDraft),
  discardDraft: api('DELETE /api/v1/health-models/{id}/draft', 'Back to what is published', discardModelDraft),
  publish: api('POST /api/v1/health-models/{id}/versions', 'Put the draft in force as the next version', publishHealthModel, 201),
  trial: api('POST /api/v1/health-models/{id}/trials', 'What a draft would make of the book', tryHealthModel),
  backTest: api('POST /api/v1/health-models/{id}/back-tests', 'How well a draft would have told who left, from what was kept', backTestModel),
};

export const parentPolicyRoutes = {
  list: apiList(
    'GET /api/v1/parent-policies',
    'How accounts with children are scored, by their type',
    listParentPolicies,
    ParentPolicies.element,
    ({ accountType }) => accountType,
  ),
  set: api('PUT /api/v1/parent-policies/{accountType}', 'Score accounts of a type by themselves or by their children', setParentPolicy, 204),
};

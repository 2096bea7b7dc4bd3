import { sendSurveyToAccounts } from '@/lib/features/invitation/bulk';
import { sendSurvey } from '@/lib/features/invitation/commands';
import { Invitation } from '@/lib/features/invitation/contract';
import { listInvitations } from '@/lib/features/invitation/queries';
import { withdrawInvitation } from '@/lib/features/invitation/withdraw';
import { deleteCsat, deleteNps, upsertCsat, upsertNps } from '@/lib/features/survey/commands';
import { CsatRecord, NpsFigures, NpsRecord, StoredAnswer, Survey } from '@/lib/features/survey/contract';
import { archiveSurvey, createSurvey, restoreSurvey, updateSurvey } from '@/lib/features/survey/definitions';
import { listSurveys, readAccountNps } from '@/lib/features/survey/queries';
import { getCsatRecord, getNpsRecord, listCsatRecords, listNpsRecords } from '@/lib/features/survey/records';
import { apiList, apiListByKey } from '@/lib/next/api-list';
import { reading } from '@/lib/next/api-reading';
import { api, apiUpsert } from '@/lib/next/api-route';

export const surveyRoutes = {
  figures: reading('GET /api/v1/accounts/{accountId}/nps', 'How likely an account’s people recommend us', readAccountNps, {
    schema: NpsFigures,
    of: ({ figures }) => figures,
  }),
  listNps: apiListByKey('GET /api/v1/nps', 'NPS answers by id', listNpsRecords, StoredAnswer, ({ id }) => id),
  upsertNps: apiUpsert('PUT /api/v1/nps', 'Make, change and restore NPS answers by id', upsertNps, NpsRecord),
  getNps: api('GET /api/v1/nps/{id}', 'One NPS answer', getNpsRecord),
  deleteNps: api('DELETE /api/v1/nps/{id}', 'Delete an NPS answer; an upsert of its id restores it within 30 days', deleteNps, 204),
  listCsat: apiListByKey('GET /api/v1/csat', 'CSAT answers by id', listCsatRecords, StoredAnswer, ({ id }) => id),
  upsertCsat: apiUpsert('PUT /api/v1/csat', 'Make, change and restore CSAT answers by id', upsertCsat, CsatRecord),
  getCsat: api('GET /api/v1/csat/{id}', 'One CSAT answer', getCsatRecord),
  deleteCsat: api('DELETE /api/v1/csat/{id}', 'Delete a CSAT answer; an upsert of its id restores it within 30 days', deleteCsat, 204),
  listSurveys: apiList('GET /api/v1/surveys', 'Questions that are sent by mail', listSurveys, Survey, ({ id }) => id),
  createSurvey: api('POST /api/v1/surveys', 'Make a survey', createSurvey, 201),
  updateSurvey: api('PATCH /api/v1/surveys/{id}', 'Change what a survey sends from now on', updateSurvey),
  archiveSurvey: api('PUT /api/v1/surveys/{id}/archive', 'End sending and reminding; answers stay', archiveSurvey, 204),
  restoreSurvey: api('DELETE /api/v1/surveys/{id}/archive', 'Offer an archived survey again', restoreSurvey, 204),
  send: api('POST /api/v1/accounts/{accountId}/survey-invitations', 'Send a survey to contacts of an account', sendSurvey),
  sendToAccounts: api(
    'POST /api/v1/survey-invitations',
    'Send a survey to the contacts of several accounts, by name or by a filter of the list',
    sendSurveyToAccounts,
  ),
  listInvitations: apiListByKey(
    'GET /api/v1/survey-invitations',
    'What became of surveys that were sent, by id, of one account or all',
    listInvitations,
    Invitation,
    ({ id }) => id,
  ),
  withdraw: api('DELETE /api/v1/survey-invitations/{id}', 'End an invitation that was not answered', withdrawInvitation, 204),
};

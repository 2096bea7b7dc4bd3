import {
  acknowledgeAlert,
  assignAlert,
  changeAlerts,
  changeBookAlerts,
  closeAlert,
  deleteAlert,
  raiseAlert,
  reopenAlert,
  snoozeAlert,
  wakeAlert,
} from '@/lib/features/alert/commands';
import { Alert } from '@/lib/features/alert/contract';
import { getAlert, listAlertRecords } from '@/lib/features/alert/queries';
import { apiListByKey } from '@/lib/next/api-list';
import { api } from '@/lib/next/api-route';

export const alertRoutes = {
  list: apiListByKey('GET /api/v1/alerts', 'Alerts by id, of one account or all, of one status or all', listAlertRecords, Alert, (alert) => alert.id),
  raise: api('POST /api/v1/alerts', 'Raise an alert on an account', raiseAlert, 201),
  get: api('GET /api/v1/alerts/{id}', 'One alert with the tasks that answer it', getAlert),
  delete: api('DELETE /api/v1/alerts/{id}', 'Delete an alert that should never have been raised', deleteAlert, 204),
  acknowledge: api('PUT /api/v1/alerts/{id}/acknowledgement', 'Say that someone looks after an alert', acknowledgeAlert, 204),
  snooze: api('PUT /api/v1/alerts/{id}/snooze', 'Put an alert off until a day, with a reason', snoozeAlert, 204),
  wake: api('DELETE /api/v1/alerts/{id}/snooze', 'End a snooze before its day', wakeAlert, 204),
  close: api('PUT /api/v1/alerts/{id}/resolution', 'Say how an alert ended', closeAlert, 204),
  reopen: api('DELETE /api/v1/alerts/{id}/resolution', 'Open a closed alert again', reopenAlert, 204),
  assign: api('PUT /api/v1/alerts/{id}/assignee', 'Lay an alert before a member, or before nobody', assignAlert, 204),
  changeBook: api('POST /api/v1/alert-changes', 'Acknowledge, snooze, wake, assign, close or reopen many alerts of any accounts', changeBookAlerts),
  change: api(
    'POST /api/v1/accounts/{accountId}/alert-changes',
    'Acknowledge, snooze, wake, assign, close or reopen many alerts of an account',
    changeAlerts,
  ),
};

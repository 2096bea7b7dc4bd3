import { archiveHub, reopenHub, restoreHub, restoreItem, revokeHub, revokeItem } from '@/lib/features/hub/closing';
import { Hub, HubMessage } from '@/lib/features/hub/contract';
import { endItem, updateHub } from '@/lib/features/hub/options';
import { getHub, getMessage, listHubs, listMessages } from '@/lib/features/hub/records';
import { copyLink, resendMessage } from '@/lib/features/hub/resend';
import { sendMessage } from '@/lib/features/hub/send';
import { apiListByKey } from '@/lib/next/api-list';
import { api } from '@/lib/next/api-route';

export const hubRoutes = {
  list: apiListByKey('GET /api/v1/hubs', 'Hubs by id, with their documents', listHubs, Hub, ({ id }) => id),
  get: api('GET /api/v1/hubs/{id}', 'One hub with its documents', getHub),
  update: api('PATCH /api/v1/hubs/{id}', 'Change what a hub allows and what its door asks for', updateHub),
  link: api('POST /api/v1/hubs/{id}/link', 'The link of a hub, to be given to its reader; that it was asked for is kept', copyLink),
  resend: api('POST /api/v1/hubs/{id}/mail', 'Mail a message once more, by default the last one', resendMessage, 204),
  revoke: api('POST /api/v1/hubs/{id}/revocation', 'End access to a hub and its forwards at once', revokeHub, 204),
  restore: api('DELETE /api/v1/hubs/{id}/revocation', 'Give access again', restoreHub, 204),
  archive: api('POST /api/v1/hubs/{id}/archiving', 'Take a hub out of the list, and close it if asked', archiveHub, 204),
  reopen: api('DELETE /api/v1/hubs/{id}/archiving', 'Put an archived hub back', reopenHub, 204),
  endItem: api('PATCH /api/v1/hub-items/{itemId}', 'Set the last day on which one document of a hub is open', endItem, 204),
  revokeItem: api('POST /api/v1/hub-items/{itemId}/revocation', 'End access to one document of a hub at once', revokeItem, 204),
  restoreItem: api('DELETE /api/v1/hub-items/{itemId}/revocation', 'Give access to it again', restoreItem, 204),
};

export const hubMessageRoutes = {
  list: apiListByKey('GET /api/v1/hub-messages', 'Messages by id, with what became of their mails', listMessages, HubMessage, ({ id }) => id),
  get: api('GET /api/v1/hub-messages/{id}', 'One message', getMessage),
  send: api('POST /api/v1/hub-messages', 'Send publications to contacts, each by a mail of their own', sendMessage, 201),
};

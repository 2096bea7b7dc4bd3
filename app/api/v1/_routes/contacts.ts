import { deleteContact, linkContact, updateContact } from '@/lib/features/contact/commands';
import { ContactRecord, StoredContact } from '@/lib/features/contact/contract';
import { mergeContacts, unmergeContacts } from '@/lib/features/contact/merge';
import { getContactRecord, listContactRecords } from '@/lib/features/contact/queries';
import { upsertContacts } from '@/lib/features/contact/upsert';
import { apiListByKey } from '@/lib/next/api-list';
import { api, apiUpsert } from '@/lib/next/api-route';

export const contactRoutes = {
  list: apiListByKey('GET /api/v1/contacts', 'Contacts by id, of one account or all', listContactRecords, StoredContact, (contact) => contact.id),
  upsert: apiUpsert('PUT /api/v1/contacts', 'Make, change and restore contacts by id', upsertContacts, ContactRecord),
  get: api('GET /api/v1/contacts/{id}', 'One contact; of a merged one, the one that stayed', getContactRecord),
  update: api('PATCH /api/v1/contacts/{id}', 'Change a contact, its sentiment and whom it reports to', updateContact),
  delete: api('DELETE /api/v1/contacts/{id}', 'Delete a contact; an upsert of its id restores it within 30 days', deleteContact, 204),
  link: api('PUT /api/v1/contacts/{id}/link', 'Say which product user a contact is', linkContact),
  merge: api('POST /api/v1/contacts/{id}/merges', 'Merge another contact of the account into this one', mergeContacts, 201),
  unmerge: api('DELETE /api/v1/contact-merges/{mergeId}', 'Take a merge back', unmergeContacts, 204),
};

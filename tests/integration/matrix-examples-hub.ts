import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { createContact } from '@/lib/features/contact/commands';
import { sendMessage } from '@/lib/features/hub/send';
import { newPublication } from '@/tests/support/publications';
import type { Populated } from '@/tests/support/two-organizations';
import type { Example } from './matrix-examples';

const letter = { subject: 'For {firstName}', body: 'Hello {name}' };

async function newContact({ system, open }: Populated): Promise<string> {
  const email = `${crypto.randomUUID()}@customer.example`;
  return (await invoke(createContact, system, { accountId: open, firstName: 'Mari', lastName: 'Aune', email })).id;
}

/** A link among the documents of the populated hub. @returns its item */
async function linkItem({ system, contactId }: Populated): Promise<string> {
  const { publicationId } = await newPublication(system, { title: 'Status page', url: 'https://status.fernway.example/' });
  await invoke(sendMessage, system, { ...letter, contactIds: [contactId], publicationIds: [publicationId] });
  const { id } = await withTenant(system.organization.id, (db) =>
    db.selectFrom('hubItem').select('id').where('publicationId', '=', publicationId).executeTakeFirstOrThrow(),
  );
  return id;
}

const colleague = () => ({ name: 'Tomas Eide', email: `${crypto.randomUUID()}@customer.example` });

const ofItem = (input: (org: Populated) => string | Promise<string>, rest = {}): Example => ({
  input: async (org) => ({ itemId: await input(org), ...rest }),
  naming: { hubItem: (itemId) => ({ itemId, ...rest }) },
});

/** A hub of its own. */
async function newHub(org: Populated): Promise<string> {
  const contactId = await newContact(org);
  const { messageId } = await invoke(sendMessage, org.system, { ...letter, contactIds: [contactId], publicationIds: [org.publicationId] });
  const { hubId } = await withTenant(org.system.organization.id, (db) =>
    db.selectFrom('hubRecipient').select('hubId').where('messageId', '=', messageId).executeTakeFirstOrThrow(),
  );
  return hubId;
}
async function newItem(org: Populated): Promise<string> {
  const hubId = await newHub(org);
  const { id } = await withTenant(org.system.organization.id, (db) =>
    db.selectFrom('hubItem').select('id').where('hubId', '=', hubId).executeTakeFirstOrThrow(),
  );
  return id;
}

const byHub = (rest = {}): Example => ({ input: async (org) => ({ id: await newHub(org), ...rest }), naming: { hub: (id) => ({ id, ...rest }) } });

/** The rows of the matrix about hubs. */
export const HUB_EXAMPLES: Readonly<Record<string, Example>> = {
  'hub.send': {
    input: async (org) => ({ ...letter, contactIds: [await newContact(org)], publicationIds: [org.publicationId] }),
    naming: {
      contact: (contactId, { publicationId }) => ({ ...letter, contactIds: [contactId], publicationIds: [publicationId] }),
      publication: (publicationId, { contactId }) => ({ ...letter, contactIds: [contactId], publicationIds: [publicationId] }),
    },
  },
  'hub.find-candidates': { input: () => ({ query: 'a' }) },
  'hub.compose': { input: ({ contactId, hubId }) => ({ contactIds: [contactId], hubIds: [hubId] }) },
  'hub.preview': {
    input: ({ contactId, publicationId }) => ({ ...letter, contactId, publicationIds: [publicationId] }),
    naming: {
      contact: (contactId) => ({ ...letter, contactId, publicationIds: [] }),
      publication: (publicationId, { contactId }) => ({ ...letter, contactId, publicationIds: [publicationId] }),
    },
  },
  'hub.door': { input: ({ hubLink }) => ({ token: hubLink }) },
  'hub.tell-closed': { input: ({ hubId }) => ({ hubId }), naming: { hub: (hubId) => ({ hubId }) } },
  'hub.send-code': { input: ({ hubLink }) => ({ token: hubLink }) },
  'hub.enter': { input: ({ hubLink }) => ({ token: hubLink, agent: 'Mozilla/5.0', languages: 'en' }) },
  'hub.shelf': { input: () => ({}) },
  'hub.choose-language': { input: () => ({ language: 'de' }) },
  'hub.download': ofItem(({ hubItemId }) => hubItemId),
  'hub.forward': {
    input: ({ hubItemId }) => ({ ...colleague(), itemIds: [hubItemId] }),
    naming: { hubItem: (itemId) => ({ ...colleague(), itemIds: [itemId] }) },
  },
  'hub.ask': ofItem(({ hubItemId }) => hubItemId, { page: 1, text: 'Which version is this?' }),
  'hub-reading.follow-link': ofItem(linkItem),
  'hub.list': { input: () => ({}) },
  'hub.get': { input: ({ hubId }) => ({ id: hubId }), naming: { hub: (id) => ({ id }) } },
  'hub.messages': { input: () => ({}) },
  'hub.message': { input: ({ hubMessageId }) => ({ id: hubMessageId }), naming: { hubMessage: (id) => ({ id }) } },
  'hub.update': byHub({ canDownload: false, passcode: 'heron', expiresOn: '2099-12-31' }),
  'hub.revoke': byHub(),
  'hub.restore': byHub(),
  'hub.archive': byHub({ close: true }),
  'hub.reopen': byHub(),
  'hub.link': byHub(),
  'hub.resend': byHub(),
  'hub.revoke-item': ofItem(newItem),
  'hub.restore-item': ofItem(newItem),
  'hub.end-item': ofItem(newItem, { expiresOn: '2099-01-31' }),
  'hub.follow-contact': { input: () => ({ contactId: -1, deletedAt: new Date(), isOpen: true }) },
  'hub.note-bounce': { input: () => ({ mailId: crypto.randomUUID() }) },
  'hub.move': { input: () => ({ fromId: -1, toId: -2 }) },
  'hub.move-back': { input: () => ({ hubId: crypto.randomUUID(), contactId: -1 }) },
  'hub.tell-updated': { input: ({ hubItemId }) => ({ itemIds: [hubItemId] }) },
};

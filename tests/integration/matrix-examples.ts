import type { Caller } from '@/lib/core/actor';
import { systemCaller } from '@/lib/core/auth/callers';
import { setPasswordHash } from '@/lib/core/auth/identities';
import { hashPassword } from '@/lib/core/auth/passwords';
import { issueToken } from '@/lib/core/auth/tokens';
import { clock } from '@/lib/core/clock';
import { control, withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import type { Sent } from '@/lib/core/transfer';
import { deleteAccount, upsertAccounts } from '@/lib/features/account/commands';
import { archiveAttribute, createAttribute } from '@/lib/features/attribute/commands';
import { archiveCollection, createCollection } from '@/lib/features/collection/commands';
import { deleteRow, saveRow } from '@/lib/features/collection/rows';
import { createContact, deleteContact } from '@/lib/features/contact/commands';
import { mergeContacts } from '@/lib/features/contact/merge';
import { createDeal, deleteDeal } from '@/lib/features/deal/commands';
import { DEFAULT_STAGES } from '@/lib/features/deal/table';
import { createKey } from '@/lib/features/key/commands';
import { createLayout, publishLayout, saveLayoutDraft } from '@/lib/features/layout/commands';
import { disableMember, inviteMember } from '@/lib/features/member/commands';
import { createRequest } from '@/lib/features/request/commands';
import { createTag } from '@/lib/features/tag/commands';
import { addAccountSet, createTeam, updateTeam } from '@/lib/features/team/commands';
import { saveView } from '@/lib/features/view/commands';
import { ingestAll } from '@/tests/support/golden';
import { mailedToken, PASSWORD } from '@/tests/support/people';
import { newPerson } from '@/tests/support/tenant';
import type { Populated } from '@/tests/support/two-organizations';
import { ALERT_EXAMPLES } from './matrix-examples-alerts';
import { ASSET_EXAMPLES } from './matrix-examples-assets';
import { CHART_EXAMPLES } from './matrix-examples-charts';
import { FILE_EXAMPLES } from './matrix-examples-files';
import { HEALTH_EXAMPLES } from './matrix-examples-health';
import { HUB_EXAMPLES } from './matrix-examples-hub';
import { HUB_ACTIVITY_EXAMPLES } from './matrix-examples-hub-activity';
import { IMPORT_EXAMPLES } from './matrix-examples-imports';
import { MONEY_EXAMPLES } from './matrix-examples-money';
import { PLAN_EXAMPLES } from './matrix-examples-plans';
import { PUBLICATION_EXAMPLES } from './matrix-examples-publications';
import { READING_EXAMPLES } from './matrix-examples-reading';
import { SURVEY_EXAMPLES } from './matrix-examples-surveys';
import { TASK_EXAMPLES } from './matrix-examples-tasks';
import { WEBHOOK_EXAMPLES } from './matrix-examples-webhooks';
import { WRITING_EXAMPLES } from './matrix-examples-writings';

/** Kinds of records that an input may name; `of` finds one of an organization, `absent` is an id that nobody has. */
export const RECORDS = {
  account: { of: (org: Populated) => org.open, absent: 'zq-absent' },
  contact: { of: (org: Populated) => org.contactId, absent: 'zq-absent' },
  collection: { of: (org: Populated) => org.collectionId, absent: crypto.randomUUID() },
  deal: { of: (org: Populated) => org.dealId, absent: 'zq-absent' },
  merge: { of: (org: Populated) => org.mergeId, absent: crypto.randomUUID() },
  member: { of: (org: Populated) => org.memberId, absent: crypto.randomUUID() },
  tag: { of: (org: Populated) => org.tagId, absent: crypto.randomUUID() },
  team: { of: (org: Populated) => org.teamId, absent: crypto.randomUUID() },
  set: { of: (org: Populated) => org.setId, absent: crypto.randomUUID() },
  key: { of: (org: Populated) => org.keyId, absent: crypto.randomUUID() },
  layout: { of: (org: Populated) => org.layoutId, absent: crypto.randomUUID() },
  interaction: { of: (org: Populated) => org.interactionId, absent: crypto.randomUUID() },
  note: { of: (org: Populated) => org.noteId, absent: crypto.randomUUID() },
  asset: { of: (org: Populated) => org.assetId, absent: crypto.randomUUID() },
  presentation: { of: (org: Populated) => org.presentationId, absent: crypto.randomUUID() },
  import: { of: (org: Populated) => org.importId, absent: crypto.randomUUID() },
  upload: { of: (org: Populated) => org.uploadId, absent: crypto.randomUUID() },
  plan: { of: (org: Populated) => org.planId, absent: crypto.randomUUID() },
  objective: { of: (org: Populated) => org.objectiveId, absent: crypto.randomUUID() },
  goal: { of: (org: Populated) => org.goalId, absent: crypto.randomUUID() },
  play: { of: (org: Populated) => org.playId, absent: crypto.randomUUID() },
  playRun: { of: (org: Populated) => org.playRunId, absent: crypto.randomUUID() },
  subscription: { of: (org: Populated) => org.subscriptionId, absent: 'zq-absent' },
  invoice: { of: (org: Populated) => org.invoiceId, absent: 'zq-absent' },
  nps: { of: (org: Populated) => org.npsId, absent: 'zq-absent' },
  csat: { of: (org: Populated) => org.csatId, absent: 'zq-absent' },
  ticket: { of: (org: Populated) => org.ticketId, absent: 'zq-absent' },
  alert: { of: (org: Populated) => org.alertId, absent: crypto.randomUUID() },
  alertRule: { of: (org: Populated) => org.alertRuleId, absent: crypto.randomUUID() },
  formula: { of: (org: Populated) => org.formulaId, absent: crypto.randomUUID() },
  chart: { of: (org: Populated) => org.chartId, absent: crypto.randomUUID() },
  healthModel: { of: (org: Populated) => org.healthModelId, absent: crypto.randomUUID() },
  task: { of: (org: Populated) => org.taskId, absent: crypto.randomUUID() },
  view: { of: (org: Populated) => org.viewId, absent: crypto.randomUUID() },
  mail: { of: (org: Populated) => org.mailId, absent: crypto.randomUUID() },
  session: { of: (org: Populated) => org.sessionId, absent: crypto.randomUUID() },
  request: { of: (org: Populated) => org.requestId, absent: crypto.randomUUID() },
  survey: { of: (org: Populated) => org.surveyId, absent: crypto.randomUUID() },
  webhook: { of: (org: Populated) => org.webhookId, absent: crypto.randomUUID() },
  delivery: { of: (org: Populated) => org.deliveryId, absent: crypto.randomUUID() },
  publication: { of: (org: Populated) => org.publicationId, absent: crypto.randomUUID() },
  publicationVersion: { of: (org: Populated) => org.publicationVersionId, absent: crypto.randomUUID() },
  hub: { of: (org: Populated) => org.hubId, absent: crypto.randomUUID() },
  hubItem: { of: (org: Populated) => org.hubItemId, absent: crypto.randomUUID() },
  hubAbsence: { of: (org: Populated) => org.hubAbsenceId, absent: crypto.randomUUID() },
  hubMessage: { of: (org: Populated) => org.hubMessageId, absent: crypto.randomUUID() },
  attribute: { of: (org: Populated) => org.attributeKey, absent: 'zq-none' },
} as const;

export interface Example {
  /** An input that succeeds for whoever has the permission; made anew for each call. */
  input(org: Populated, caller: Caller): unknown;
  /** Inputs that name a record by its id: another organization's must be as absent as an absent one. */
  naming?: Partial<Record<keyof typeof RECORDS, (id: string, org: Populated) => unknown>>;
  /** What a transfer is sent. */
  sent?(): Sent;
  /** About an account and yet a person's own thing: never a key's. */
  personal?: true;
}

let serial = 0;
const fresh = (what: string) => {
  serial += 1;
  return `${what} ${serial}`;
};

const nothing: Example = { input: () => ({}) };
const byId = (kind: keyof typeof RECORDS, input: (org: Populated, caller: Caller) => unknown, rest = {}): Example => ({
  input: async (org, caller) => ({ id: await input(org, caller), ...rest }),
  naming: { [kind]: (id: string) => ({ id, ...rest }) },
});
const ofAccount = (rest = {}, input?: (org: Populated) => unknown): Example => ({
  input: async (org) => ({ accountId: (await input?.(org)) ?? org.open, ...rest }),
  naming: { account: (accountId) => ({ accountId, ...rest }) },
});

async function newAccount({ system }: Populated): Promise<string> {
  const id = fresh('account');
  await invoke(upsertAccounts, system, { data: [{ id, name: id }] });
  return id;
}
async function deletedAccount(org: Populated): Promise<string> {
  const accountId = await newAccount(org);
  await invoke(deleteAccount, org.system, { accountId });
  return accountId;
}
const newMember = async ({ system }: Populated) => (await newPerson(system)).actor.membershipId;
async function disabledMember(org: Populated): Promise<string> {
  const id = await newMember(org);
  await invoke(disableMember, org.system, { id });
  return id;
}
const newAttribute = async ({ system }: Populated) => (await invoke(createAttribute, system, { label: fresh('attribute'), kind: 'text' })).key;
async function archivedAttribute(org: Populated): Promise<string> {
  const key = await newAttribute(org);
  await invoke(archiveAttribute, org.system, { key });
  return key;
}
const byKey = (input: (org: Populated) => Promise<string>, rest = {}): Example => ({
  input: async (org) => ({ key: await input(org), ...rest }),
  naming: { attribute: (key) => ({ key, ...rest }) },
});
const recipient = { email: 'ingrid@customer.example', name: 'Ingrid' };
async function newRequest({ system, open, attributeKey }: Populated): Promise<{ id: string; token: string }> {
  const email = `${crypto.randomUUID()}@customer.example`;
  const { id } = await invoke(createRequest, system, { accountId: open, email, name: 'Ingrid', fields: [attributeKey] });
  return { id, token: await mailedToken(system.organization.id, email) };
}
const columns = [{ id: 'site', label: 'Site', kind: 'text' }];
const newCollection = async ({ system }: Populated) => (await invoke(createCollection, system, { name: fresh('collection'), columns })).id;
async function archivedCollection(org: Populated): Promise<string> {
  const id = await newCollection(org);
  await invoke(archiveCollection, org.system, { id });
  return id;
}
async function newRow({ system, open, collectionId }: Populated): Promise<string> {
  const key = fresh('row');
  await invoke(saveRow, system, { accountId: open, collectionId, key: null, values: { site: key } });
  return key;
}
async function deletedRow(org: Populated): Promise<string> {
  const key = await newRow(org);
  await invoke(deleteRow, org.system, { accountId: org.open, collectionId: org.collectionId, key });
  return key;
}
const ofRow = (row: (org: Populated) => Promise<object>, named: object): Example => ({
  input: async (org) => ({ accountId: org.open, collectionId: org.collectionId, ...(await row(org)) }),
  naming: {
    account: (accountId, { collectionId }) => ({ accountId, collectionId, ...named }),
    collection: (collectionId, { open }) => ({ accountId: open, collectionId, ...named }),
  },
});
const newTag = async ({ system }: Populated) => (await invoke(createTag, system, { name: fresh('tag') })).id;
const newTeamOf = async ({ system }: Populated) => (await invoke(createTeam, system, { name: fresh('team') })).id;
const EVERY = { all: [] };
const BY_NAME = { column: 'name', direction: 'asc' };
const newSet = async (org: Populated) =>
  (await invoke(addAccountSet, org.system, { teamId: await newTeamOf(org), name: fresh('set'), filter: EVERY })).id;
const newKey = async ({ system }: Populated) => (await invoke(createKey, system, { kind: 'write', name: fresh('key') })).id;
const newView = async (_: Populated, caller: Caller) => {
  const owner = caller.actor.kind === 'user' ? caller : null;
  return owner ? (await invoke(saveView, owner, { tableId: 'matrix', name: fresh('view'), state: '' })).id : crypto.randomUUID();
};

const NO_CONTENT = { tabs: [], widgets: [] };

/** A team that the caller is in: who is no global admin shapes the pages of their own teams. */
async function teamWith(org: Populated, { actor }: Caller): Promise<string> {
  const id = await newTeamOf(org);
  if (actor.kind === 'user') await invoke(updateTeam, org.system, { id, memberIds: [actor.membershipId] });
  return id;
}

const newLayout = async (org: Populated, caller: Caller) =>
  invoke(createLayout, org.system, { accountType: null, teamId: await teamWith(org, caller), variant: 'any', content: NO_CONTENT });
const newLayoutId = async (org: Populated, caller: Caller) => (await newLayout(org, caller)).id;
const publishedLayout = async (org: Populated, caller: Caller) => invoke(publishLayout, org.system, await newLayout(org, caller));

/** A published layout with a draft. */
async function redraftedLayout(org: Populated, caller: Caller): Promise<{ id: string; version: number }> {
  const { id, version } = await publishedLayout(org, caller);
  return invoke(saveLayoutDraft, org.system, { id, version, content: NO_CONTENT });
}

const person = { firstName: 'Mari', lastName: 'Aune' };
const newContact = async ({ system, open }: Populated) => (await invoke(createContact, system, { accountId: open, ...person })).id;
async function deletedContact(org: Populated): Promise<string> {
  const id = await newContact(org);
  await invoke(deleteContact, org.system, { id });
  return id;
}
const deal = { name: 'Renewal', stage: 'proposal', kind: 'renewal' };
const newDeal = async ({ system, open }: Populated) => (await invoke(createDeal, system, { accountId: open, ...deal })).id;
async function deletedDeal(org: Populated): Promise<string> {
  const id = await newDeal(org);
  await invoke(deleteDeal, org.system, { id });
  return id;
}
async function newMerge(org: Populated): Promise<string> {
  return (await invoke(mergeContacts, org.system, { id: await newContact(org), mergedId: await newContact(org) })).mergeId;
}

async function newSession(_: Populated, { organization, actor }: Caller): Promise<string> {
  const id = crypto.randomUUID();
  if (actor.kind !== 'user') return id;
  const expiresAt = new Date(clock.now().getTime() + 60_000);
  await control().insertInto('session').values({ id, identityId: actor.identityId, organizationId: organization.id, expiresAt }).execute();
  return id;
}

async function invitation({ system }: Populated): Promise<string> {
  const email = `${crypto.randomUUID()}@staff.example`;
  await invoke(inviteMember, system, { email, name: 'Invited', role: 'member', licence: 'viewer' });
  return mailedToken(system.organization.id, email);
}

async function resetToken({ system }: Populated): Promise<string> {
  const { actor } = await newPerson(system);
  const holder = { identityId: actor.identityId, organizationId: system.organization.id };
  return withTenant(holder.organizationId, (db) => issueToken(db, 'reset', holder));
}

async function knownPassword(_: Populated, { organization, actor }: Caller): Promise<unknown> {
  if (actor.kind === 'user') {
    const hash = await hashPassword(PASSWORD);
    await withTenant(organization.id, (db) => setPasswordHash(db, actor.identityId, hash));
  }
  return { current: PASSWORD, password: `${PASSWORD} again` };
}

const colleague = () => ({ email: `${crypto.randomUUID()}@staff.example`, name: 'New', role: 'member', licence: 'viewer' });
const newColleague: Example = { input: colleague, naming: { team: (id) => ({ ...colleague(), sees: 'teams', teamIds: [id] }) } };

/** A row for every operation and stream there is: tests/integration/matrix.test.ts fails on one without. */
export const EXAMPLES: Readonly<Record<string, Example>> = {
  ...ALERT_EXAMPLES,
  ...ASSET_EXAMPLES,
  ...HUB_ACTIVITY_EXAMPLES,
  ...HUB_EXAMPLES,
  ...IMPORT_EXAMPLES,
  ...PLAN_EXAMPLES,
  ...CHART_EXAMPLES,
  ...FILE_EXAMPLES,
  ...HEALTH_EXAMPLES,
  ...MONEY_EXAMPLES,
  ...PUBLICATION_EXAMPLES,
  ...READING_EXAMPLES,
  ...SURVEY_EXAMPLES,
  ...TASK_EXAMPLES,
  ...WEBHOOK_EXAMPLES,
  ...WRITING_EXAMPLES,
  'account.banner': ofAccount(),
  'account.bulk-update': {
    input: ({ open }) => ({ accountIds: [open], changes: { lifecycleStage: 'live' } }),
    naming: { account: (id, { open }) => ({ accountIds: [open, id], changes: { lifecycleStage: 'lost' } }) },
  },
  'account.children': ofAccount(),
  'account.view-counts': { input: () => ({}) },
  'account.choices': nothing,
  'account.delete': ofAccount({}, newAccount),
  'account.edit': ofAccount({ field: 'relationship', from: null, to: null }),
  'account.export': { input: () => ({ filter: EVERY, sort: BY_NAME, columns: ['name'], words: {} }) },
  'account.get': ofAccount(),
  'account.get-record': ofAccount(),
  'account.head': ofAccount({ list: { filter: EVERY, sort: BY_NAME } }),
  'account.history': ofAccount(),
  'account.list': { input: () => ({ filter: EVERY, sort: BY_NAME, cursor: null }) },
  'account.list-records': nothing,
  'account.move': ofAccount({ parentId: null }, newAccount),
  'account.pin': { ...ofAccount(), personal: true },
  'account.refresh-visibility': { input: () => ({ all: true }) },
  'account.restore': ofAccount({}, deletedAccount),
  'account.retype': { input: () => ({ keys: ['note'] }) },
  'account.search': { input: () => ({ query: 'zq' }) },
  'account.take-answers': ofAccount({ attributes: { answered: 'yes' } }),
  'account.replace-tag': { input: async (org) => ({ from: await newTag(org), into: await newTag(org) }) },
  'account.set-tags': {
    ...ofAccount({ tagIds: [] }),
    naming: { account: (accountId) => ({ accountId, tagIds: [] }), tag: (id, { open }) => ({ accountId: open, tagIds: [id] }) },
  },
  'account.tag': {
    input: ({ open }) => ({ data: [{ accountIds: [open], add: [], remove: [] }] }),
    naming: {
      account: (id) => ({ data: [{ accountIds: [id], add: [], remove: [] }] }),
      tag: (id, { open }) => ({ data: [{ accountIds: [open], add: [id], remove: [] }] }),
    },
  },
  'account.unpin': { ...ofAccount(), personal: true },
  'account.upsert': { input: ({ open }) => ({ data: [{ id: open, name: 'Renamed' }] }) },
  'attribute.archive': byKey(newAttribute),
  'attribute.create': { input: () => ({ label: fresh('attribute'), kind: 'number' }) },
  'attribute.list': nothing,
  'attribute.move': byKey(newAttribute, { to: 0 }),
  'attribute.restore': byKey(archivedAttribute),
  'attribute.uses': byKey(newAttribute),
  'attribute.update': byKey(newAttribute, { kind: 'date' }),
  'audit.list': { input: () => ({ filter: EVERY }) },
  'collection.archive': byId('collection', newCollection),
  'collection.create': { input: () => ({ name: fresh('collection'), columns }) },
  'collection.delete-row': ofRow(async (org) => ({ key: await newRow(org) }), { key: 'row' }),
  'collection.list': nothing,
  'collection.list-rows': ofRow(async () => ({}), {}),
  'collection.restore': byId('collection', archivedCollection),
  'collection.restore-row': ofRow(async (org) => ({ key: await deletedRow(org) }), { key: 'row' }),
  'collection.save-row': ofRow(async () => ({ key: null, values: { site: fresh('row') } }), { key: null, values: { site: 'row' } }),
  'collection.tab': ofAccount(),
  'collection.update': byId('collection', newCollection, { name: 'Sites' }),
  'collection.upsert-rows': ofRow(async () => ({ data: [{ site: fresh('row') }] }), { data: [{ site: 'row' }] }),
  'contact.choices': ofAccount(),
  'contact.create': ofAccount(person),
  'contact.delete': byId('contact', newContact),
  'contact.get': byId('contact', newContact),
  'contact.get-record': byId('contact', newContact),
  'contact.link': byId('contact', newContact, { link: 'none' }),
  'contact.list-records': nothing,
  'contact.merge': {
    input: async (org) => ({ id: await newContact(org), mergedId: await newContact(org) }),
    naming: { contact: (id, { contactId }) => ({ id: contactId, mergedId: id }) },
  },
  'contact.person': byId('contact', newContact),
  'contact.restore': byId('contact', deletedContact),
  'contact.table': ofAccount({ filter: EVERY, sort: BY_NAME, cursor: null }),
  'contact.unmerge': { input: async (org) => ({ mergeId: await newMerge(org) }), naming: { merge: (mergeId) => ({ mergeId }) } },
  'contact.update': byId('contact', newContact, { title: 'Director' }),
  'contact.upsert': {
    input: ({ open }) => ({ data: [{ id: fresh('contact'), accountId: open, email: 'mari@customer.example', ...person }] }),
  },
  'deal.create': ofAccount(deal),
  'deal.delete': byId('deal', newDeal),
  'deal.get': byId('deal', newDeal),
  'deal.get-record': byId('deal', newDeal),
  'deal.list-records': nothing,
  'deal.list-stages': nothing,
  'deal.restore': byId('deal', deletedDeal),
  'deal.save-stages': { input: () => ({ stages: DEFAULT_STAGES }) },
  'deal.table': ofAccount({ filter: EVERY, sort: BY_NAME, cursor: null }),
  'deal.update': byId('deal', newDeal, { stage: 'won' }),
  'deal.upsert': { input: ({ open }) => ({ data: [{ id: fresh('deal'), accountId: open, ...deal }] }) },
  'event.accepted': nothing,
  'event.ingest': { input: () => ({ deliveries: [] }) },
  'event.live': nothing,
  'event.prune': nothing,
  'event.prune-rejections': nothing,
  'event.refused': nothing,
  'event.stream': ofAccount(),
  'event.undo-alias': {
    input: async ({ open }, { organization }) => {
      const [userId, previousId] = [fresh('user'), fresh('visitor')];
      const events = [
        { type: 'identify', userId, context: { groupId: open } },
        { type: 'identify', userId: previousId, context: { groupId: open } },
        { type: 'alias', userId, previousId },
      ];
      await ingestAll(await systemCaller(organization.id, 'matrix'), events);
      return { accountId: open, userId };
    },
    naming: { account: ofUser },
  },
  'key.create': { input: (_, { actor }) => ({ kind: 'api', name: fresh('key'), scopes: actor.kind === 'apiKey' ? actor.scopes : ['admin'] }) },
  'key.list': nothing,
  'key.revoke': byId('key', newKey),
  'layout.create': {
    input: async (org, caller) => ({ accountType: null, teamId: await teamWith(org, caller), variant: 'any', content: NO_CONTENT }),
    naming: { team: (teamId) => ({ accountType: null, teamId, variant: 'any', content: NO_CONTENT }) },
  },
  'layout.delete': byId('layout', newLayoutId),
  'layout.discard-draft': { input: redraftedLayout, naming: { layout: (id) => ({ id, version: 1 }) } },
  'layout.list': nothing,
  'layout.publish': { input: newLayout, naming: { layout: (id) => ({ id, version: 1 }) } },
  'layout.read': byId('layout', ({ layoutId }) => layoutId),
  'layout.roll-back': byId('layout', async (org, caller) => (await publishedLayout(org, caller)).id, { number: 1 }),
  'layout.save-draft': {
    input: async (org, caller) => ({ ...(await newLayout(org, caller)), content: NO_CONTENT }),
    naming: { layout: (id) => ({ id, version: 1, content: NO_CONTENT }) },
  },
  'layout.withdraw': byId('layout', async (org, caller) => (await publishedLayout(org, caller)).id),
  'mail.list': nothing,
  'mail.read': byId('mail', ({ mailId }) => mailId),
  'member.accept': { input: async (org) => ({ token: await invitation(org), password: PASSWORD }) },
  'member.add': newColleague,
  'member.disable': byId('member', newMember),
  'member.enable': byId('member', disabledMember),
  'member.end-sessions': byId('member', newMember),
  'member.invite': newColleague,
  'member.list': nothing,
  'member.update': {
    ...byId('member', newMember, { licence: 'viewer' }),
    naming: { member: (id) => ({ id, licence: 'viewer' }), team: (id, { memberId }) => ({ id: memberId, teamIds: [id] }) },
  },
  'organization.read': nothing,
  'organization.update': { input: () => ({ name: fresh('Organization') }) },
  'overview.read': ofAccount(),
  'profile.change-password': { input: knownPassword },
  'profile.reset-password': { input: async (org) => ({ token: await resetToken(org), password: PASSWORD }) },
  'profile.send-reset': {
    input: async (org) => ({ memberId: await newMember(org) }),
    naming: { member: (memberId) => ({ memberId }) },
  },
  'profile.update': { input: () => ({ name: 'Another name' }) },
  'request.answer': { input: async (org) => ({ token: (await newRequest(org)).token, answers: { [org.attributeKey]: 'answer' } }) },
  'request.cancel': byId('request', async (org) => (await newRequest(org)).id),
  'request.choices': ofAccount(),
  'request.create': {
    input: ({ open, attributeKey }) => ({ accountId: open, ...recipient, fields: [attributeKey] }),
    naming: { account: (accountId, { attributeKey }) => ({ accountId, ...recipient, fields: [attributeKey] }) },
  },
  'request.form': { input: async (org) => ({ token: (await newRequest(org)).token }) },
  'request.list': ofAccount(),
  'session.end': byId('session', newSession),
  'session.list': nothing,
  'session.sign-out': nothing,
  'shell.read': nothing,
  'home.read': { ...nothing, naming: { member: (book) => ({ book }) } },
  'tag.create': { input: () => ({ name: fresh('tag') }) },
  'tag.delete': byId('tag', newTag),
  'tag.list': nothing,
  'tag.merge': {
    ...byId('tag', newTag),
    input: async (org) => ({ id: await newTag(org), mergedId: await newTag(org) }),
    naming: { tag: (id, { tagId }) => ({ id, mergedId: tagId }) },
  },
  'tag.update': byId('tag', newTag, { colour: 'blue' }),
  'team.add-set': {
    input: async (org) => ({ teamId: await newTeamOf(org), name: fresh('set'), filter: EVERY }),
    naming: { team: (teamId) => ({ teamId, name: 'set', filter: EVERY }) },
  },
  'team.create': { input: () => ({ name: fresh('team') }) },
  'team.delete': byId('team', newTeamOf),
  'team.delete-set': byId('set', newSet),
  'team.list': nothing,
  'team.update': {
    ...byId('team', newTeamOf, { memberIds: [] }),
    naming: { team: (id) => ({ id, memberIds: [] }), member: (id, { teamId }) => ({ id: teamId, memberIds: [id] }) },
  },
  'team.update-set': byId('set', newSet, { filter: EVERY }),
  'usage.accounts': nothing,
  'usage.activity': ofAccount(),
  'usage.activity-buckets': ofAccount({ by: 'week' }),
  'usage.features': ofAccount(),
  'usage.fold': nothing,
  'usage.live': ofAccount(),
  'usage.modules': ofAccount(),
  'usage.new-day': nothing,
  'usage.recompute': nothing,
  'usage.user-features': { ...ofAccount(), input: ({ open }) => ({ accountId: open, userId: `${open}-user` }), naming: { account: ofUser } },
  'usage.user-modules': { ...ofAccount(), input: ({ open }) => ({ accountId: open, userId: `${open}-user` }), naming: { account: ofUser } },
  'usage.user-table': ofAccount({ filter: EVERY, sort: BY_NAME, cursor: null }),
  'usage.users': ofAccount(),
  'view.delete': byId('view', newView),
  'view.list': { input: () => ({ tableId: 'matrix' }) },
  'view.replace-value': { input: () => ({ tableId: 'matrix', from: crypto.randomUUID(), into: crypto.randomUUID() }) },
  'view.save': { input: () => ({ tableId: 'matrix', name: fresh('view'), state: '' }) },
  'view.update': byId('view', newView, { name: 'Renamed' }),
};

function ofUser(accountId: string) {
  return { accountId, userId: `${accountId}-user` };
}

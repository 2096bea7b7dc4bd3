import type { Caller } from '@/lib/core/actor';
import { issueKey } from '@/lib/core/auth/issue-key';
import { clock } from '@/lib/core/clock';
import { makeContext } from '@/lib/core/context';
import { control, withTenant } from '@/lib/core/db/database';
import { sendMail } from '@/lib/core/mail/send-mail';
import { invoke } from '@/lib/core/operation';
import { refreshAccountVisibility, upsertAccounts } from '@/lib/features/account/commands';
import { tagAccounts } from '@/lib/features/account/tags';
import { createAttribute } from '@/lib/features/attribute/commands';
import { createCollection } from '@/lib/features/collection/commands';
import { upsertRows } from '@/lib/features/collection/rows';
import { mergeContacts } from '@/lib/features/contact/merge';
import { upsertContacts } from '@/lib/features/contact/upsert';
import { upsertDeals } from '@/lib/features/deal/upsert';
import { ingestEvents } from '@/lib/features/event/commands';
import { createLayout, publishLayout } from '@/lib/features/layout/commands';
import { createRequest } from '@/lib/features/request/commands';
import { createTag } from '@/lib/features/tag/commands';
import { addAccountSet, createTeam } from '@/lib/features/team/commands';
import { foldUsage, startNewDay } from '@/lib/features/usage/commands';
import { saveView } from '@/lib/features/view/commands';
import { populateAlerts } from './populate-alerts';
import { populateAssets } from './populate-assets';
import { populateCharts } from './populate-charts';
import { populateHealth } from './populate-health';
import { populateHub } from './populate-hub';
import { populateImports } from './populate-imports';
import { populateMoney } from './populate-money';
import { populatePlans } from './populate-plans';
import { populateSurveys } from './populate-surveys';
import { populateTasks } from './populate-tasks';
import { populateWebhooks } from './populate-webhooks';
import { populateWritings } from './populate-writings';
import { newPerson, newTenant } from './tenant';

const DAY_MS = 86_400_000;

/** An organization with a record of each kind. Every text in it begins with its canary. */
export interface Populated {
  system: Caller;
  admin: Caller;
  /** Sees the account `open` only; `hidden` stands below it. */
  limited: Caller;
  open: string;
  hidden: string;
  teamId: string;
  setId: string;
  memberId: string;
  keyId: string;
  apiKey: string;
  viewId: string;
  taskId: string;
  chartId: string;
  formulaId: string;
  healthModelId: string;
  alertId: string;
  alertRuleId: string;
  subscriptionId: string;
  invoiceId: string;
  npsId: string;
  csatId: string;
  ticketId: string;
  planId: string;
  objectiveId: string;
  goalId: string;
  playId: string;
  playRunId: string;
  assetId: string;
  uploadId: string;
  importId: string;
  presentationId: string;
  interactionId: string;
  noteId: string;
  layoutId: string;
  mailId: string;
  sessionId: string;
  attributeKey: string;
  requestId: string;
  surveyId: string;
  webhookId: string;
  deliveryId: string;
  contactId: string;
  dealId: string;
  tagId: string;
  collectionId: string;
  mergeId: string;
  publicationId: string;
  /** The version that the hub shows; a later one waits. */
  publicationVersionId: string;
  hubId: string;
  hubItemId: string;
  hubMessageId: string;
  hubSessionId: string;
  hubVisitId: string;
  /** While it lasts, the limited member stands in for the admin. */
  hubAbsenceId: string;
  /** The secrets of the hub's link and of its reader's cookie. */
  hubLink: string;
  hubSecret: string;
  /** The reader of the hub. */
  visitor: Caller;
}

/** What only people who see this account of this organization may read. */
export const canaryOf = (organization: string, account?: 'open' | 'hidden') => ['zq', organization, ...(account ? [account] : [])].join('-');

async function fillWithUsage(system: Caller, canaries: readonly string[]): Promise<void> {
  const at = new Date(clock.now().getTime() - DAY_MS).toISOString();
  const events = canaries.flatMap((canary) => {
    const common = { userId: `${canary}-user`, timestamp: at, context: { groupId: canary } };
    const properties = { module: `${canary}-module`, feature: `${canary}-feature`, durationMs: 1000 };
    return [
      { ...common, type: 'identify', messageId: `${canary}-1`, traits: { name: `${canary} person`, email: `${canary}@customer.example` } },
      { ...common, type: 'track', messageId: `${canary}-2`, event: `${canary}-event`, properties },
      { type: 'alias', messageId: `${canary}-4`, timestamp: at, previousId: `${canary}-visitor`, userId: `${canary}-user` },
      { ...common, type: 'nonsense', messageId: `${canary}-3` },
    ];
  });
  const delivery = { receivedAt: clock.now(), events, bytes: 1000, type: null, sentAt: undefined, context: undefined, keepTimes: true };
  const { stored } = await invoke(ingestEvents, system, { deliveries: [delivery] });
  if (stored !== 3 * canaries.length) throw new Error(`${stored} events were stored`);
  while ((await invoke(foldUsage, system, {})).events > 0);
  await invoke(startNewDay, system, {});
}

/** Two contacts an account, and a third that was merged into the first. @returns the first of the first account, and its merge */
async function fillWithContacts(system: Caller, canaries: readonly string[]): Promise<Pick<Populated, 'contactId' | 'mergeId'>> {
  const contact = (canary: string, id: string) => ({
    id: `${canary}-${id}`,
    accountId: canary,
    email: `${canary}@customer.example`,
    firstName: `${canary}-${id}`,
    lastName: `${canary} contact`,
    title: `${canary} title`,
    role: `${canary} role`,
  });
  const data = canaries.flatMap((canary) => ['first', 'second', 'merged'].map((id) => contact(canary, id)));
  const { accepted } = await invoke(upsertContacts, system, { data });
  if (accepted !== data.length) throw new Error(`${accepted} contacts were stored`);
  const merges = [];
  for (const canary of canaries) merges.push(await invoke(mergeContacts, system, { id: `${canary}-first`, mergedId: `${canary}-merged` }));
  return { contactId: `${canaries[0]}-first`, mergeId: merges[0]?.mergeId ?? '' };
}

/** A deal an account. @returns the first account's */
async function fillWithDeals(system: Caller, canaries: readonly string[]): Promise<string> {
  const deal = { stage: 'proposal', kind: 'new', amount: 100_000, currency: 'EUR' };
  const data = canaries.map((canary) => ({
    ...deal,
    id: `${canary}-deal`,
    accountId: canary,
    name: `${canary} deal`,
    ownerEmail: `${canary}@staff.example`,
  }));
  const { accepted } = await invoke(upsertDeals, system, { data });
  if (accepted !== data.length) throw new Error(`${accepted} deals were stored`);
  return `${canaries[0]}-deal`;
}

async function requestOn(system: Caller, accountId: string, field: string): Promise<string> {
  const recipient = { email: `${accountId}@request.example`, name: `${accountId} recipient` };
  return (await invoke(createRequest, system, { accountId, ...recipient, message: `${accountId} message`, fields: [field] })).id;
}

/** A collection with a row an account. @returns its id */
async function fillWithRows(system: Caller, canary: string, accountIds: readonly string[]): Promise<string> {
  const columns = [{ id: 'site', label: `${canary} site`, kind: 'text' }];
  const { id } = await invoke(createCollection, system, { name: `${canary} collection`, columns });
  for (const accountId of accountIds) await invoke(upsertRows, system, { accountId, collectionId: id, data: [{ site: `${accountId} row` }] });
  return id;
}

async function newSession(organizationId: number, identityId: string): Promise<string> {
  const id = crypto.randomUUID();
  const expiresAt = new Date(clock.now().getTime() + DAY_MS);
  await control().insertInto('session').values({ id, identityId, organizationId, expiresAt }).execute();
  return id;
}

/** A new organization, its canary made from `name`. */
export async function populatedOrganization(name: string): Promise<Populated> {
  const system = await newTenant(`${canaryOf(name)} organization`);
  const [open, hidden] = [canaryOf(name, 'open'), canaryOf(name, 'hidden')];
  const attributeKey = `${canaryOf(name)}-note`;
  const account = (id: string, status: string) => ({
    id,
    name: `${id} account`,
    status,
    domain: `${id}.example`,
    attributes: { [attributeKey]: `${id} note` },
  });
  await invoke(createAttribute, system, { key: attributeKey, label: `${canaryOf(name)} note`, kind: 'text', isKey: true });
  const accounts = [account(open, 'open'), { ...account(hidden, 'closed'), parentId: open }];
  await invoke(upsertAccounts, system, { data: accounts });
  await invoke(upsertAccounts, system, { data: accounts.map((one) => ({ ...one, attributes: { [attributeKey]: `${one.id} later` } })) });
  const webhook = await populateWebhooks(system, { canary: canaryOf(name) });
  await fillWithUsage(system, [open, hidden]);
  const contacts = await fillWithContacts(system, [open, hidden]);
  const dealId = await fillWithDeals(system, [open, hidden]);
  const collectionId = await fillWithRows(system, canaryOf(name), [open, hidden]);
  const { id: tagId } = await invoke(createTag, system, { name: `${canaryOf(name)} tag` });
  await invoke(tagAccounts, system, { data: [{ accountIds: [open, hidden], add: [tagId], remove: [] }] });
  const team = await invoke(createTeam, system, { name: `${open} team` });
  const filter = { all: [{ column: 'status', op: 'is', value: 'open' }] };
  const set = await invoke(addAccountSet, system, { teamId: team.id, name: `${open} set`, filter });
  await invoke(refreshAccountVisibility, system, { all: true });
  const person = { name: `${canaryOf(name)} admin`, email: `${canaryOf(name)}@staff.example` };
  const admin = await newPerson(system, { ...person, role: 'global_admin' });
  const limited = await newPerson(system, { name: `${canaryOf(name)} limited`, sees: 'teams', teamIds: [team.id] });
  const view = await invoke(saveView, admin, { tableId: 'accounts', name: `${canaryOf(name)} view`, state: '' });
  const content = { tabs: [{ id: 'hierarchy', shown: false }], widgets: [{ id: 'about', area: 'main', width: 3, height: 3 }] };
  const layout = await invoke(createLayout, system, { accountType: null, teamId: team.id, variant: 'child', content });
  await invoke(publishLayout, system, layout);
  const key = { kind: 'api', name: `${canaryOf(name)} key`, scopes: ['read', 'write', 'admin'] } as const;
  const { id: keyId, secret } = await withTenant(system.organization.id, (db) =>
    issueKey(makeContext(system, db), { ...key, scopes: [...key.scopes] }),
  );
  const mailId = await withTenant(system.organization.id, async (db) => {
    const to = { name: admin.actor.name, address: admin.actor.email };
    await sendMail(makeContext(system, db), { template: 'passwordChanged', values: { email: to.address }, to, path: '/sign-in' });
    return (await db.selectFrom('mail').select('id').executeTakeFirstOrThrow()).id;
  });
  const plans = await populatePlans(system, { open, hidden, canary: canaryOf(name) });
  const money = await populateMoney(system, { open, hidden });
  const healthModelId = await populateHealth(system, { open, hidden, canary: canaryOf(name) });
  const charts = await populateCharts(system, { open, hidden, canary: canaryOf(name) });
  const importId = await populateImports(admin, { open, hidden });
  const tasks = await populateTasks(system, { open, hidden, admin });
  const alerts = await populateAlerts(system, { open, hidden, canary: canaryOf(name), memberId: admin.actor.membershipId });
  const assets = await populateAssets({ open, hidden, admin });
  const writings = await populateWritings(system, { open, hidden, memberId: limited.actor.membershipId });
  const requestId = await requestOn(system, open, attributeKey);
  await requestOn(system, hidden, attributeKey);
  const staff = { ownerId: admin.actor.membershipId, standInId: limited.actor.membershipId };
  const hub = await populateHub(system, { open, hidden, canary: canaryOf(name), ...staff });
  const surveyId = await populateSurveys(system, { accounts: [open, hidden], canary: canaryOf(name) });
  const sessionId = await newSession(system.organization.id, admin.actor.identityId);
  const ids = {
    teamId: team.id,
    setId: set.id,
    memberId: admin.actor.membershipId,
    keyId,
    viewId: view.id,
    layoutId: layout.id,
    mailId,
    sessionId,
    attributeKey,
    requestId,
    importId,
    ...contacts,
    dealId,
    tagId,
    collectionId,
    ...charts,
    healthModelId,
  };
  return {
    system,
    admin,
    limited,
    open,
    hidden,
    ...ids,
    ...assets,
    ...plans,
    ...money,
    ...tasks,
    ...alerts,
    ...writings,
    ...hub,
    ...webhook,
    surveyId,
    apiKey: secret,
  };
}

import type { Caller } from '@/lib/core/actor';
import { seal } from '@/lib/core/auth/seal';
import { newSecret, secretHash } from '@/lib/core/auth/tokens';
import { clock } from '@/lib/core/clock';
import { makeContext } from '@/lib/core/context';
import { withTenant } from '@/lib/core/db/database';
import { tellHub } from '@/lib/core/happenings';
import { invoke } from '@/lib/core/operation';
import { shareAbsence } from '@/lib/features/hub-manager/absence';
import { addDays, localDay } from '@/lib/kit/day';
import { newPublication } from './publications';

const DAY_MS = 86_400_000;

interface Place {
  open: string;
  hidden: string;
  canary: string;
  /** Who looks after the hubs. */
  ownerId: string;
  /** Who stands in for them. */
  standInId: string;
}

interface Shared {
  publicationId: string;
  versionId: string;
  /** A newer version, which waits for the owner's word. */
  laterId: string;
}

/** A hub of an account's first contact with one document, read in one session; every text in it begins with the account's canary. */
async function newHub(system: Caller, account: string, ownerId: string, { publicationId, versionId, laterId }: Shared) {
  const [hubId, itemId, messageId, sessionId, visitId] = Array.from({ length: 5 }, () => crypto.randomUUID()) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const [linkSecret, sessionSecret] = [newSecret(), newSecret()];
  const organizationId = system.organization.id;
  await withTenant(organizationId, async (db) => {
    const at = clock.now();
    const { id: contactId, accountId } = await db
      .selectFrom('contact as c')
      .innerJoin('externalId as x', (join) => join.onRef('x.organizationId', '=', 'c.organizationId').onRef('x.recordId', '=', 'c.id'))
      .select(['c.id', 'c.accountId'])
      .where('x.kind', '=', 'contact')
      .where('x.value', '=', `${account}-first`)
      .executeTakeFirstOrThrow();
    const reader = { name: `${account} reader`, email: `${account}@customer.example` };
    const link = { hash: secretHash(linkSecret), sealedSecret: seal('hub', linkSecret) };
    await db
      .insertInto('hub')
      .values({ organizationId, id: hubId, accountId, contactId, ...reader, ...link, ownerId })
      .execute();
    const message = { subject: `${account} subject`, body: `${account} body`, language: 'en', createdBy: ownerId, createdAt: at };
    await db
      .insertInto('hubMessage')
      .values({ organizationId, id: messageId, ...message })
      .execute();
    await db.insertInto('hubRecipient').values({ organizationId, messageId, hubId, mailId: crypto.randomUUID(), sentAt: at, openedAt: at }).execute();
    const pinned = { publicationId, versionId, updatePolicy: 'ask' };
    await db
      .insertInto('hubItem')
      .values({ organizationId, id: itemId, hubId, messageId, ...pinned })
      .execute();
    await db.insertInto('hubUpdate').values({ organizationId, itemId, versionId: laterId, createdAt: at }).execute();
    const session = { hash: secretHash(sessionSecret), agent: `${account} agent`, createdAt: at, expiresAt: new Date(at.getTime() + DAY_MS) };
    await db
      .insertInto('hubSession')
      .values({ organizationId, id: sessionId, hubId, ...session })
      .execute();
    const read = { itemId, versionId, page: 1, firstAt: at, lastAt: at };
    await db
      .insertInto('hubServed')
      .values({ organizationId, sessionId, ...read })
      .execute();
    await db.insertInto('hubVisit').values({ organizationId, id: visitId, sessionId, hubId, startedAt: at, lastBeatAt: at }).execute();
    const counted = { tabId: crypto.randomUUID(), reportedMs: 5000, countedMs: 5000 };
    await db
      .insertInto('hubAttention')
      .values({ organizationId, visitId, ...read, ...counted })
      .execute();
    const told = { hubId, accountId, at, messageId, detail: { subject: `${account} subject` }, title: `${account} subject` };
    await tellHub(makeContext(system, db), [
      { ...told, kind: 'sent', once: messageId },
      { ...told, kind: 'opened', sessionId, once: 'first' },
    ]);
  });
  return { hubId, hubItemId: itemId, hubMessageId: messageId, hubSessionId: sessionId, hubVisitId: visitId, linkSecret, sessionSecret };
}

/** A publication with two versions, in a hub of either account. @returns the open account's, and its reader */
export async function populateHub(system: Caller, { open, hidden, canary, ownerId, standInId }: Place) {
  const { publicationId, versionId } = await newPublication(system, { title: `${canary} manual`, pages: [`${canary} page`, `${canary} other page`] });
  const { versionId: laterId } = await newPublication(system, { title: `${canary} manual`, of: { publicationId, number: 2 } });
  const shared = { publicationId, versionId, laterId };
  await newHub(system, hidden, ownerId, shared);
  const { linkSecret: hubLink, sessionSecret: hubSecret, ...ids } = await newHub(system, open, ownerId, shared);
  const visitor: Caller = { organization: system.organization, actor: { kind: 'hubVisitor', sessionId: ids.hubSessionId } };
  const today = localDay(clock.now(), 'UTC');
  const absence = { memberId: ownerId, standInId, fromOn: addDays(today, -30), untilOn: addDays(today, 30) };
  const { id: hubAbsenceId } = await invoke(shareAbsence, system, absence);
  return { publicationId, publicationVersionId: versionId, hubAbsenceId, ...ids, hubLink, hubSecret, visitor };
}

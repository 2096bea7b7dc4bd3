import type { Caller } from '@/lib/core/actor';
import { newSecret, secretHash } from '@/lib/core/auth/tokens';
import { clock } from '@/lib/core/clock';
import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { upsertAccounts } from '@/lib/features/account/commands';
import { createContact } from '@/lib/features/contact/commands';
import { takeBeat } from '@/lib/features/hub-reading/commands';
import type { Beat } from '@/lib/features/hub-reading/contract';
import { newPublication } from './publications';

const SESSION_MS = 43_200_000;

/** A document in an open hub. */
export interface OpenHub {
  system: Caller;
  accountId: string;
  hubId: string;
  itemId: string;
  publicationId: string;
  versionId: string;
}

/** A hub of a new contact with one document of so many pages, each of the given text. */
export async function openHub(system: Caller, { pages = 4, text = 'Check that the scanner shows its name.' } = {}): Promise<OpenHub> {
  const organizationId = system.organization.id;
  const accountId = crypto.randomUUID();
  await invoke(upsertAccounts, system, { data: [{ id: accountId, name: 'Harbour Freight' }] });
  const reader = { firstName: 'Ingrid', lastName: 'Solheim', email: `${crypto.randomUUID()}@customer.example` };
  const { id: contactKey } = await invoke(createContact, system, { accountId, ...reader });
  const { publicationId, versionId } = await newPublication(system, {
    title: 'Yard rollout guide',
    pages: Array.from({ length: pages }, () => text),
  });
  const [hubId, itemId] = [crypto.randomUUID(), crypto.randomUUID()];
  await withTenant(organizationId, async (db) => {
    const contact = await db.selectFrom('contact').select(['id', 'accountId']).where('key', '=', contactKey).executeTakeFirstOrThrow();
    const link = { hash: secretHash(newSecret()), sealedSecret: 'sealed' };
    const values = { organizationId, id: hubId, accountId: contact.accountId, contactId: contact.id, name: 'Ingrid Solheim', email: reader.email };
    await db
      .insertInto('hub')
      .values({ ...values, ...link })
      .execute();
    await db.insertInto('hubItem').values({ organizationId, id: itemId, hubId, publicationId, versionId, updatePolicy: 'ask' }).execute();
  });
  return { system, accountId, hubId, itemId, publicationId, versionId };
}

/** Somebody who came through the hub's door, so long ago, and was served these pages. @returns them, and what their cookie holds */
export async function openSession({ system, hubId, itemId, versionId }: OpenHub, served: readonly number[], { agoMs = 0, automated = false } = {}) {
  const organizationId = system.organization.id;
  const sessionId = crypto.randomUUID();
  const secret = newSecret();
  const createdAt = new Date(clock.now().getTime() - agoMs);
  const times = { createdAt, expiresAt: new Date(createdAt.getTime() + SESSION_MS) };
  await withTenant(organizationId, async (db) => {
    await db
      .insertInto('hubSession')
      .values({ organizationId, id: sessionId, hubId, hash: secretHash(secret), automated, ...times })
      .execute();
    for (const page of served) {
      const row = { organizationId, sessionId, itemId, versionId, page, firstAt: createdAt, lastAt: createdAt };
      await db.insertInto('hubServed').values(row).execute();
    }
  });
  const visitor: Caller = { organization: system.organization, actor: { kind: 'hubVisitor', sessionId } };
  return { visitor, sessionId, secret };
}

/** A tab of the document's reader; each beat is the tab's next unless it says otherwise. */
export function openTab({ itemId, versionId }: Pick<OpenHub, 'itemId' | 'versionId'>, visitor: Caller) {
  const tabId = crypto.randomUUID();
  let seq = 0;
  return (pages: Beat['pages'], rest: Partial<Beat> = {}) => {
    seq += 1;
    const flags = { isFinal: false, isLate: false, isDriven: false };
    return invoke(takeBeat, visitor, { itemId, versionId, tabId, seq, pages, ...flags, ...rest });
  };
}

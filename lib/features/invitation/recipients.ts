import { sql } from 'kysely';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { optedOut } from '@/lib/features/opt-out/queries';
import type { Survey } from '@/lib/features/survey/contract';
import { addDays, localDay } from '@/lib/kit/day';
import type { Recipient } from './contract';
import type { Standing } from './table';

/** A list of people stays one that can be read. */
const MOST_LISTED = 500;
/** Contacts that a sending to several accounts chooses from. */
const MOST_LOOKED_AT = 5_000;

/** A contact as it is read here. */
type Contact = Awaited<ReturnType<typeof loadContacts>>[number];

/** The last time that somebody was asked a survey. */
interface Asked {
  sentAt: Date;
  isOpen: boolean;
}

/** A contact with what decides whether they can be asked; the internal ids, its own and its account's, never leave. */
export interface Candidate extends Recipient {
  recordId: number;
  accountId: number;
}

function selectContacts({ db }: Context, accountIds: readonly number[]) {
  return db
    .selectFrom('contact')
    .select(['id', 'accountId', 'key', 'title', 'email', 'isKey', sql<string>`first_name || ' ' || last_name`.as('name')])
    .where((eb) => eb('accountId', '=', eb.fn.any(sql<number[]>`${accountIds}::bigint[]`)))
    .where('deletedAt', 'is', null)
    .orderBy('isKey', 'desc');
}

function loadContacts(ctx: Context, accountId: number, keys: readonly string[] | null) {
  return selectContacts(ctx, [accountId])
    .$if(keys !== null, (query) => query.where((eb) => eb('key', '=', eb.fn.any(sql<string[]>`${keys}::text[]`))))
    .orderBy('firstName')
    .orderBy('id')
    .limit(MOST_LISTED)
    .execute();
}

/** When contacts were last asked a survey, under their address or as themselves under an earlier one. */
async function lastAsked({ db, organization, now }: Context, surveyId: string, contacts: readonly Contact[]) {
  const { rows } = await sql<Asked & { contactId: number; email: string }>`
    SELECT i.contact_id, i.email, i.sent_at, i.answered_at IS NULL AND i.ended_at IS NULL AND i.expires_at > ${now} AS is_open
    FROM survey_invitation i
    WHERE i.organization_id = ${organization.id} AND i.survey_id = ${surveyId}
      AND (i.contact_id = ANY(${contacts.map(({ id }) => id)}::bigint[]) OR i.email = ANY(${contacts.flatMap(({ email }) => email ?? [])}::text[]))
    ORDER BY i.sent_at`.execute(db);
  const ofContact = new Map(rows.map((row) => [row.contactId, row]));
  const ofAddress = new Map(rows.map((row) => [row.email, row]));
  return ({ id, email }: Contact): Asked | undefined => {
    const [self, address] = [ofContact.get(id), email === null ? undefined : ofAddress.get(email)];
    return self && address ? (self.sentAt > address.sentAt ? self : address) : (self ?? address);
  };
}

function standingOf(email: string | null, isOut: boolean, asked: Asked | undefined, isSoon: boolean): Standing {
  if (email === null) return 'no_email';
  if (isOut) return 'opted_out';
  if (asked?.isOpen) return 'open';
  return isSoon ? 'recent' : 'free';
}

/**
 * The account's contacts, key ones first, and whether each can be asked a survey today.
 * @param keys of those that matter; null: all of them
 */
export async function readCandidates(ctx: Context, account: ScopedAccount, survey: Survey, keys: readonly string[] | null): Promise<Candidate[]> {
  return candidatesOf(ctx, survey, await loadContacts(ctx, account.id, keys));
}

/** Of several accounts' contacts, key ones first, as many as one sending can look at. @throws AppError precondition for more */
export async function readCandidatesOf(ctx: Context, survey: Survey, accounts: readonly { id: number }[], keyOnly: boolean): Promise<Candidate[]> {
  const ids = accounts.map(({ id }) => id);
  const contacts = await selectContacts(ctx, ids)
    .$if(keyOnly, (query) => query.where('isKey', '=', true))
    .orderBy('accountId')
    .orderBy('id')
    .limit(MOST_LOOKED_AT + 1)
    .execute();
  if (contacts.length > MOST_LOOKED_AT) throw new AppError('precondition', `These accounts have more than ${MOST_LOOKED_AT} contacts: choose fewer`);
  return candidatesOf(ctx, survey, contacts);
}

async function candidatesOf(ctx: Context, survey: Survey, contacts: readonly Contact[]): Promise<Candidate[]> {
  const out = await optedOut(
    ctx,
    contacts.flatMap(({ email }) => email ?? []),
  );
  const askedOf = await lastAsked(ctx, survey.id, contacts);
  return contacts.map((contact) => {
    const { id: recordId, accountId, key: id, name, title, email, isKey } = contact;
    const asked = askedOf(contact);
    const askedOn = asked ? localDay(asked.sentAt, ctx.organization.timezone) : null;
    const freeFrom = askedOn === null ? null : addDays(askedOn, survey.askAgainAfterDays);
    const standing = standingOf(email, email !== null && out.has(email), asked, freeFrom !== null && ctx.today < freeFrom);
    return { recordId, accountId, id, name, title, email, isKey, standing, askedOn, freeFrom: standing === 'recent' ? freeFrom : null };
  });
}

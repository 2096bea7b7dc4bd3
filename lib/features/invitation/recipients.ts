import { sql } from 'kysely';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { optedOut } from '@/lib/features/opt-out/queries';
import type { Survey } from '@/lib/features/survey/contract';
import { addDays, localDay } from '@/lib/kit/day';
import type { Recipient } from './contract';
import type { Standing } from './table';

/** A list of people stays one that can be read. */
const MOST_LISTED = 500;

interface Contact {
  id: number;
  email: string | null;
}

/** The last time that somebody was asked a survey. */
interface Asked {
  sentAt: Date;
  isOpen: boolean;
}

/** A contact of the account with what decides whether they can be asked; `recordId` never leaves. */
export interface Candidate extends Recipient {
  recordId: number;
}

function loadContacts({ db }: Context, accountId: number, keys: readonly string[] | null) {
  return db
    .selectFrom('contact')
    .select(['id', 'key', 'title', 'email', 'isKey', sql<string>`first_name || ' ' || last_name`.as('name')])
    .where('accountId', '=', accountId)
    .where('deletedAt', 'is', null)
    .$if(keys !== null, (query) => query.where((eb) => eb('key', '=', eb.fn.any(sql<string[]>`${keys}::text[]`))))
    .orderBy('isKey', 'desc')
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
  return ({ id, email }: Contact): Asked | undefined => rows.findLast((row) => row.contactId === id || row.email === email);
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
  const contacts = await loadContacts(ctx, account.id, keys);
  const out = await optedOut(
    ctx,
    contacts.flatMap(({ email }) => email ?? []),
  );
  const askedOf = await lastAsked(ctx, survey.id, contacts);
  return contacts.map((contact) => {
    const { id: recordId, key: id, name, title, email, isKey } = contact;
    const asked = askedOf(contact);
    const askedOn = asked ? localDay(asked.sentAt, ctx.organization.timezone) : null;
    const freeFrom = askedOn === null ? null : addDays(askedOn, survey.askAgainAfterDays);
    const standing = standingOf(email, email !== null && out.has(email), asked, freeFrom !== null && ctx.today < freeFrom);
    return { recordId, id, name, title, email, isKey, standing, askedOn, freeFrom: standing === 'recent' ? freeFrom : null };
  });
}

import { sql } from 'kysely';
import { env } from '@/lib/core/env';
import { AppError } from '@/lib/core/errors';
import { maskSecrets } from '@/lib/core/mail/mask-secrets';
import { defineOperation } from '@/lib/core/operation';
import { MailId, MailList, MailPage, MailSummary, StoredMail } from './contract';

const SUMMARY = ['id', 'toName', 'toAddress', 'subject', 'createdAt', 'sentAt', 'transport', 'lastError'] as const;

const encode = (mail: MailSummary) => Buffer.from(JSON.stringify([mail.createdAt.toISOString(), mail.id])).toString('base64url');

function decode(cursor: string): [Date, string] {
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string];
    return [new Date(at), MailId.parse({ id }).id];
  } catch {
    throw new AppError('invalid', 'This page does not exist any more; start from the first one');
  }
}

/** The mails the organization sent or is about to send, newest first. */
export const listMails = defineOperation({
  name: 'mail.list',
  kind: 'read',
  permission: 'mail:admin',
  scope: 'organization',
  input: MailPage,
  output: MailList,
  run: async (ctx, { cursor, limit }) => {
    let query = ctx.db
      .selectFrom('mail')
      .select(SUMMARY)
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1);
    if (cursor) {
      const [at, id] = decode(cursor);
      query = query.where(sql<boolean>`(created_at, id) < (${at}::timestamptz, ${id}::uuid)`);
    }
    const data = MailSummary.array().parse(await query.execute());
    const last = data.length > limit ? data[limit - 1] : undefined;
    return { data: data.slice(0, limit), nextCursor: last ? encode(last) : null };
  },
});

/** One mail as it was or will be sent, without secrets that only its addressee may have. */
export const readMail = defineOperation({
  name: 'mail.read',
  kind: 'read',
  permission: 'mail:admin',
  scope: 'organization',
  input: MailId,
  output: StoredMail,
  run: async (ctx, { id }) => {
    const row = await ctx.db
      .selectFrom('mail')
      .select([...SUMMARY, 'text', 'html'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) throw new AppError('not_found', 'There is no such mail');
    const mail = StoredMail.parse(row);
    const readHere = mail.transport === 'local' || (mail.transport === null && env().SMTP_URL === undefined);
    return readHere ? mail : { ...mail, text: maskSecrets(mail.text), html: maskSecrets(mail.html) };
  },
});

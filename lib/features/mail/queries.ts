import { sql } from 'kysely';
import * as z from 'zod';
import { decodePosition, encodePosition } from '@/lib/core/db/position';
import { env } from '@/lib/core/env';
import { AppError } from '@/lib/core/errors';
import { maskSecrets } from '@/lib/core/mail/mask-secrets';
import { defineOperation } from '@/lib/core/operation';
import { MailId, MailList, MailPage, MailSummary, StoredMail } from './contract';

const SUMMARY = ['id', 'toName', 'toAddress', 'subject', 'createdAt', 'sentAt', 'transport', 'lastError'] as const;

/** After which mail a page begins: its time and id. */
const Position = z.tuple([z.iso.datetime(), z.uuid()]);

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
      const [at, id] = decodePosition(Position, cursor);
      query = query.where(sql<boolean>`(created_at, id) < (${at}::timestamptz, ${id}::uuid)`);
    }
    const data = MailSummary.array().parse(await query.execute());
    const last = data.length > limit ? data[limit - 1] : undefined;
    return { data: data.slice(0, limit), nextCursor: last ? encodePosition([last.createdAt.toISOString(), last.id]) : null };
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

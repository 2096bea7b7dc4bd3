import { randomInt } from 'node:crypto';
import { secretHash } from '@/lib/core/auth/tokens';
import type { Context } from '@/lib/core/context';
import { sendMail } from '@/lib/core/mail/send-mail';
import { defineOperation } from '@/lib/core/operation';
import type { ReaderLanguage } from '@/lib/kit/reader-language';
import { CodeRequest, Done } from './contract';
import { findDoor } from './find-door';
import { doorPath } from './table';

const LIFETIME_MS = 10 * 60_000;
/** A code is mailed again only after this long. */
const PAUSE_MS = 60_000;
const MOST_TRIES = 5;
const DIGITS = 6;

const hashOf = (hubId: string, code: string) => secretHash(`${hubId}:${code}`);

/** Whether this is the code that was mailed; it works once, for ten minutes, and ends after five wrong tries. */
export async function codeMatches({ db, now }: Context, hubId: string, code: string): Promise<boolean> {
  const tried = await db
    .updateTable('hubCode')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('hubId', '=', hubId)
    .where('expiresAt', '>', now)
    .where('tries', '<', MOST_TRIES)
    .returning('hash')
    .executeTakeFirst();
  if (tried?.hash !== hashOf(hubId, code.trim())) return false;
  await db.deleteFrom('hubCode').where('hubId', '=', hubId).execute();
  return true;
}

/** Mails a code to the address that the hub was sent to; nobody else can have it sent elsewhere. */
export const sendCode = defineOperation({
  name: 'hub.send-code',
  kind: 'write',
  permission: 'hub:write',
  scope: 'organization',
  input: CodeRequest,
  output: Done,
  run: async (ctx, { token, language: chosen }) => {
    const { id: hubId, name, email, codeByMail, ...hub } = await findDoor(ctx, token);
    if (!codeByMail) return {};
    const code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
    const fresh = { hash: hashOf(hubId, code), tries: 0, expiresAt: new Date(ctx.now.getTime() + LIFETIME_MS) };
    const made = await ctx.db
      .insertInto('hubCode')
      .values({ organizationId: ctx.organization.id, hubId, ...fresh })
      .onConflict((conflict) =>
        conflict
          .columns(['organizationId', 'hubId'])
          .doUpdateSet(fresh)
          .where('hubCode.expiresAt', '<', new Date(ctx.now.getTime() + LIFETIME_MS - PAUSE_MS)),
      )
      .returning('hubId')
      .executeTakeFirst();
    if (!made) return {};
    const language = chosen ?? (hub.language as ReaderLanguage);
    const path = doorPath(token, { language: chosen });
    await sendMail(ctx, { template: 'hubCode', language, values: { code }, path, to: { name, address: email } });
    ctx.audit(`hub:${hubId}`, { code: 'sent' });
    return {};
  },
});

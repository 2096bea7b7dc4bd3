import { clock } from '../clock';
import { withTenant } from '../db/database';
import { maskSecrets } from './mask-secrets';
import { transmit } from './transport';

const WHY_LENGTH = 500;

/** Whether a server said that this address will never take a mail (RFC 5321: 5yz in answer to its recipient). */
const isForGood = (error: unknown) =>
  error instanceof Error && 'command' in error && error.command === 'RCPT TO' && 'responseCode' in error && Number(error.responseCode) >= 500;

/**
 * Sends a stored mail once: what was sent already, or is being sent by another worker, is left alone. A mail repeats
 * only if the process dies between the server's acceptance and the commit here. One-time secrets leave the stored
 * copy once a server has taken them over.
 * @returns bounced when the address takes no mail, and never will
 * @throws the transport's error, noted on the mail, so that the job is tried again
 */
export async function deliver(organizationId: number, mailId: string): Promise<'done' | 'bounced'> {
  try {
    await withTenant(organizationId, async (db) => {
      const mail = await db
        .selectFrom('mail')
        .selectAll()
        .where('id', '=', mailId)
        .where('sentAt', 'is', null)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst();
      if (!mail) return;
      const transport = await transmit(mail);
      const kept = transport === 'smtp' ? { text: maskSecrets(mail.text), html: maskSecrets(mail.html), unsubscribeUrl: null } : {};
      await db
        .updateTable('mail')
        .set({ sentAt: clock.now(), transport, lastError: null, ...kept })
        .where('id', '=', mailId)
        .execute();
    });
    return 'done';
  } catch (error) {
    const lastError = (error instanceof Error ? error.message : String(error)).slice(0, WHY_LENGTH);
    await withTenant(organizationId, (db) => db.updateTable('mail').set({ lastError }).where('id', '=', mailId).execute());
    if (isForGood(error)) return 'bounced';
    throw error;
  }
}

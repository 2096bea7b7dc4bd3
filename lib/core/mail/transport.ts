import { createTransport, type Transporter } from 'nodemailer';
import { env } from '../env';

/** A mail as stored. */
export interface StoredMail {
  messageId: string;
  toName: string;
  toAddress: string;
  subject: string;
  text: string;
  html: string;
  fromName: string | null;
  unsubscribeUrl: string | null;
}

const TIMEOUT_MS = 20_000;

/** The sender: `Name <address>`, or an address alone; who asks gives their name and not their address. */
function sender(fromName: string | null): { name: string; address: string } {
  const from = env().MAIL_FROM;
  const parts = /^(.*?)\s*<([^<>]+)>$/.exec(from);
  return { name: fromName ?? parts?.[1] ?? '', address: parts?.[2] ?? from };
}

/** One click in the mail program ends mails of this kind: RFC 2369 names the address, RFC 8058 the way. */
function unsubscribeHeaders(url: string | null): Record<string, string> {
  return url === null ? {} : { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

function smtp(url: string): Transporter {
  return createTransport({
    url,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/**
 * Hands a mail to the configured SMTP server; without one it stays in the local outbox, where admins read it.
 * The Message-ID is the stored one, so a repeat is recognisable as the same mail.
 * @returns the way it went
 * @throws the transport's error when the server refuses or is away
 */
export async function transmit(mail: StoredMail): Promise<'smtp' | 'local'> {
  const url = env().SMTP_URL;
  if (!url) return 'local';
  await smtp(url).sendMail({
    from: sender(mail.fromName),
    to: { name: mail.toName, address: mail.toAddress },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribeHeaders(mail.unsubscribeUrl) },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return 'smtp';
}

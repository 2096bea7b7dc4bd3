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
}

const TIMEOUT_MS = 20_000;

/** The sender: `Name <address>`, or an address alone. */
function sender(): { name: string; address: string } {
  const from = env().MAIL_FROM;
  const parts = /^(.*?)\s*<([^<>]+)>$/.exec(from);
  return { name: parts?.[1] ?? '', address: parts?.[2] ?? from };
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
    from: sender(),
    to: { name: mail.toName, address: mail.toAddress },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return 'smtp';
}

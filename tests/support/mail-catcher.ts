import { text } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll } from 'vitest';

export interface ReceivedMail {
  mail: Email;
  raw: string;
  recipients: string[];
}

/** What the test file's own SMTP server was given, whether it accepted it or not. */
export const received: ReceivedMail[] = [];

/** How the server refuses the next mails, one each; without one it accepts. */
export const refusals: string[] = [];

/** Addresses that take no mail, and never will. */
export const unknownAddresses = new Set<string>();

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo({ address }, _session, done) {
    done(unknownAddresses.has(address) ? Object.assign(new Error('mailbox unknown'), { responseCode: 550 }) : null);
  },
  async onData(stream, session, done) {
    const raw = await text(stream).catch(() => null);
    if (raw === null) return;
    received.push({ raw, mail: await PostalMime.parse(raw), recipients: session.envelope.rcptTo.map(({ address }) => address) });
    const refusal = refusals.shift();
    done(refusal ? Object.assign(new Error(refusal), { responseCode: 451 }) : null);
  },
});

// Senders may be killed in the middle of a mail.
server.on('error', () => undefined);
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = server.server.address();
if (address === null || typeof address === 'string') throw new Error('The mail catcher has no port');

// Import this module before anything that reads the configuration.
Object.assign(process.env, {
  SMTP_URL: `smtp://127.0.0.1:${address.port}`,
  MAIL_FROM: 'Rapport <hello@rapport.example>',
  APP_ORIGIN: 'https://rapport.example',
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

import type { ReaderLanguage } from '@/lib/kit/reader-language';
import type { Context } from '../context';
import { env } from '../env';
import { deliverMailJob } from './job';
import { type MailTemplate, type MailValues, type RenderedMail, renderMail } from './render';

type Path = `/${string}`;

/** A mail before it is rendered; its links are paths of ours, and the origin is always the configured one. */
interface MailDraft<T extends MailTemplate> {
  template: T;
  /** Of its own words; English without. */
  language?: ReaderLanguage;
  values: MailValues[T];
  /** Where its button leads. */
  path: Path;
  /** Numbers to answer by, as links. */
  scale?: 'likely' | 'content';
  /** What it tells of, each with its own path. */
  items?: readonly { text: string; path: Path }[];
  /** Where a POST without more ends mails of this kind (RFC 8058). */
  unsubscribePath?: Path;
}

interface MailOf<T extends MailTemplate> extends MailDraft<T> {
  to: { name: string; address: string };
  /** Who asks; the house, if nobody does. */
  fromName?: string;
}

const addressOf = (path: Path) => new URL(path, env().APP_ORIGIN).href;

/** A draft as it would be sent. */
export function drawMail<T extends MailTemplate>(ctx: Pick<Context, 'organization'>, draft: MailDraft<T>): RenderedMail {
  const { template, language, values, path, scale, items, unsubscribePath } = draft;
  const unsubscribeLink = unsubscribePath && addressOf(unsubscribePath);
  const told = items?.map((item) => ({ text: item.text, link: addressOf(item.path) }));
  return renderMail({ template, language, values, organization: ctx.organization.name, link: addressOf(path), scale, items: told, unsubscribeLink });
}

/**
 * The one way to send a mail: rendered and stored, with its delivery in the outbox, in the transaction of what it
 * tells. It is sent if and only if that commits.
 */
export async function sendMail<T extends MailTemplate>(ctx: Context, { to, fromName, ...draft }: MailOf<T>): Promise<string> {
  const id = crypto.randomUUID();
  await ctx.db
    .insertInto('mail')
    .values({
      organizationId: ctx.organization.id,
      id,
      messageId: `<${id}@${new URL(env().APP_ORIGIN).hostname}>`,
      toName: to.name,
      toAddress: to.address,
      fromName: fromName ?? null,
      unsubscribeUrl: draft.unsubscribePath ? addressOf(draft.unsubscribePath) : null,
      createdAt: ctx.now,
      ...drawMail(ctx, draft),
    })
    .execute();
  await ctx.enqueue(deliverMailJob, { mailId: id }, `${deliverMailJob.name}:${id}`);
  return id;
}

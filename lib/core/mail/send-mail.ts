import type { Context } from '../context';
import { env } from '../env';
import { deliverMailJob } from './job';
import { type MailTemplate, type MailValues, renderMail } from './render';

interface MailOf<T extends MailTemplate> {
  template: T;
  values: MailValues[T];
  to: { name: string; address: string };
  /** Where its button leads: a path of ours. The origin is always the configured one. */
  path: `/${string}`;
}

/**
 * The one way to send a mail: rendered and stored, with its delivery in the outbox, in the transaction of what it
 * tells. It is sent if and only if that commits.
 */
export async function sendMail<T extends MailTemplate>(ctx: Context, { template, values, to, path }: MailOf<T>): Promise<string> {
  const id = crypto.randomUUID();
  const origin = new URL(env().APP_ORIGIN);
  const rendered = renderMail({ template, values, organization: ctx.organization.name, link: new URL(path, origin).href });
  await ctx.db
    .insertInto('mail')
    .values({
      organizationId: ctx.organization.id,
      id,
      messageId: `<${id}@${origin.hostname}>`,
      toName: to.name,
      toAddress: to.address,
      createdAt: ctx.now,
      ...rendered,
    })
    .execute();
  await ctx.enqueue(deliverMailJob, { mailId: id }, `${deliverMailJob.name}:${id}`);
  return id;
}

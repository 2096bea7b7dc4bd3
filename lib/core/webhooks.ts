import { sql } from 'kysely';
import { Webhook } from 'standardwebhooks';
import * as z from 'zod';
import { unseal } from './auth/seal';
import { clock } from './clock';
import type { Context } from './context';
import { withTenant } from './db/database';
import { defineJob } from './jobs/job';
import { postOutside } from './outgoing';

/** What the secrets of addresses are sealed for. */
export const WEBHOOK_SEAL = 'webhook';
/** Tries go on for three days: 5 s after the first, doubling, an hour apart at most. */
const KEPT_TRYING_MS = 3 * 86_400_000;
const ATTEMPTS = 100;
/** An address that just failed is let be for a while, so that a slow one doesn't hold up the mails. */
const REST_MS = 30_000;
const GONE = 410;

/** Sends a stored message to its address. */
export const deliverWebhookJob = defineJob({
  name: 'webhook.deliver',
  lane: 'effects',
  payload: z.strictObject({ organizationId: z.int(), deliveryId: z.uuid() }),
  attempts: ATTEMPTS,
});

/** Something that addresses outside may want to hear of. */
export interface WebhookNews {
  event: `${'alert' | 'hub' | 'webhook'}.${string}`;
  at: Date;
  /** Internal id of the account that it happened on; its id and name are added to what is told. */
  accountId: number | null;
  data: object;
}

async function accountsOf({ db }: Context, news: readonly WebhookNews[]) {
  const ids = [...new Set(news.flatMap(({ accountId }) => accountId ?? []))];
  const rows = await db
    .selectFrom('account')
    .select(['id', 'key', 'name'])
    .where((eb) => eb('id', '=', eb.fn.any(sql<number[]>`${ids}::bigint[]`)))
    .execute();
  return new Map(rows.map(({ id, key, name }) => [id, { id: key, name }]));
}

interface Addressed {
  endpointId: string;
  news: WebhookNews;
}

/** Leaves messages for addresses: the body as Standard Webhooks has it (type, timestamp, data). */
async function leave(ctx: Context, addressed: readonly Addressed[]): Promise<void> {
  const accounts = await accountsOf(
    ctx,
    addressed.map(({ news }) => news),
  );
  const rows = addressed.map(({ endpointId, news: { event, at, accountId, data } }) => {
    const account = accountId === null ? {} : { account: accounts.get(accountId) ?? null };
    const body = JSON.stringify({ type: event, timestamp: at.toISOString(), data: { ...account, ...data } });
    return { id: crypto.randomUUID(), endpointId, event, body };
  });
  await sql`
    INSERT INTO webhook_delivery (organization_id, id, endpoint_id, event, body, created_at)
    SELECT ${ctx.organization.id}, r.id, r."endpointId", r.event, r.body, ${ctx.now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id uuid, "endpointId" uuid, event text, body text)`.execute(ctx.db);
  for (const { id } of rows) await ctx.enqueue(deliverWebhookJob, { deliveryId: id }, `${deliverWebhookJob.name}:${id}`);
}

/** Tells one address of something, whatever it asked to be told of. */
export function tellAddress(ctx: Context, endpointId: string, news: WebhookNews): Promise<void> {
  return leave(ctx, [{ endpointId, news }]);
}

/** Tells the addresses that asked for it what happened, in the transaction in which it did. */
export async function tellWebhooks(ctx: Context, news: readonly WebhookNews[]): Promise<void> {
  if (news.length === 0) return;
  const endpoints = await ctx.db.selectFrom('webhookEndpoint').select(['id', 'events']).where('enabled', '=', true).execute();
  const addressed = endpoints.flatMap(({ id, events }) =>
    news.filter(({ event }) => events?.includes(event)).map((one) => ({ endpointId: id, news: one })),
  );
  if (addressed.length > 0) await leave(ctx, addressed);
}

function findDelivery(organizationId: number, deliveryId: string) {
  return withTenant(organizationId, (db) =>
    db
      .selectFrom('webhookDelivery as d')
      .innerJoin('webhookEndpoint as e', (join) => join.onRef('e.organizationId', '=', 'd.organizationId').onRef('e.id', '=', 'd.endpointId'))
      .select(['d.body', 'd.createdAt', 'e.id as endpointId', 'e.url', 'e.sealedSecret', 'e.enabled', 'e.lastFailureAt'])
      .where('d.id', '=', deliveryId)
      .where('d.deliveredAt', 'is', null)
      .where('d.failedAt', 'is', null)
      .executeTakeFirst(),
  );
}

type Found = NonNullable<Awaited<ReturnType<typeof findDelivery>>>;

/** Signs and posts a message. @returns the status, or why there is none */
async function attempt(deliveryId: string, { url, body, sealedSecret }: Found): Promise<{ status: number | null; error: string | null }> {
  const now = clock.now();
  const signature = new Webhook(unseal(WEBHOOK_SEAL, sealedSecret)).sign(deliveryId, now, body);
  const headers = { 'webhook-id': deliveryId, 'webhook-timestamp': String(Math.floor(now.getTime() / 1000)), 'webhook-signature': signature };
  try {
    const status = await postOutside(url, body, { ...headers, 'content-type': 'application/json', 'user-agent': 'Rapport' });
    return { status, error: status >= 200 && status < 300 ? null : `answered ${status}` };
  } catch (error) {
    return { status: null, error: error instanceof Error ? error.message : String(error) };
  }
}

/** Writes what became of a try, on the message and on its address; an address that says it is gone is told no more. */
function note(organizationId: number, deliveryId: string, endpointId: string, { status, error }: Awaited<ReturnType<typeof attempt>>): Promise<void> {
  const now = clock.now();
  return withTenant(organizationId, async (db) => {
    await db
      .updateTable('webhookDelivery')
      .set((eb) => ({ attempts: eb('attempts', '+', 1), status, error, deliveredAt: error === null ? now : null }))
      .where('id', '=', deliveryId)
      .execute();
    await db
      .updateTable('webhookEndpoint')
      .set((eb) =>
        error === null
          ? { failingSince: null, lastFailureAt: null }
          : { failingSince: eb.fn.coalesce('failingSince', eb.val(now)), lastFailureAt: now, ...(status === GONE && { enabled: false }) },
      )
      .where('id', '=', endpointId)
      .execute();
  });
}

/**
 * Sends a stored message: at least once, under the same id each time. One that is paused or three days old is given up.
 * @throws Error saying why it did not arrive, so that the job is tried again
 */
export async function deliverWebhook(organizationId: number, deliveryId: string): Promise<void> {
  const found = await findDelivery(organizationId, deliveryId);
  if (!found) return;
  const now = clock.now();
  if (!found.enabled || now.getTime() - found.createdAt.getTime() > KEPT_TRYING_MS) {
    await withTenant(organizationId, (db) => db.updateTable('webhookDelivery').set({ failedAt: now }).where('id', '=', deliveryId).execute());
    return;
  }
  if (found.lastFailureAt && now.getTime() - found.lastFailureAt.getTime() < REST_MS) throw new Error('the address failed a moment ago');
  const outcome = await attempt(deliveryId, found);
  await note(organizationId, deliveryId, found.endpointId, outcome);
  if (outcome.error !== null) throw new Error(outcome.error);
}

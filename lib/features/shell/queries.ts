import { sql } from 'kysely';
import * as z from 'zod';
import { defineOperation } from '@/lib/core/operation';
import { signedIn } from '@/lib/core/signed-in';
import { visibleAccounts } from '@/lib/core/visibility';
import { Shell } from './contract';

/** How many accounts the reader may see, the alerts and news of hubs before them, and which of them they pinned, in one statement: it runs on every page. */
export const readShell = defineOperation({
  name: 'shell.read',
  kind: 'read',
  permission: 'account:read',
  scope: 'self',
  input: z.strictObject({}),
  output: Shell,
  run: async (ctx) => {
    const { membershipId } = signedIn(ctx);
    const isVisible = visibleAccounts(ctx.actor, sql<number>`a.id`);
    const { rows } = await sql<z.infer<typeof Shell>>`
      SELECT
        (SELECT count(*) FROM account a WHERE a.organization_id = ${ctx.organization.id} AND a.deleted_at IS NULL AND ${isVisible}) AS accounts,
        (SELECT count(*) FROM alert l JOIN account a ON a.organization_id = l.organization_id AND a.id = l.account_id
         WHERE l.organization_id = ${ctx.organization.id} AND l.assignee_id = ${membershipId}::uuid AND l.closed_at IS NULL AND l.deleted_at IS NULL
           AND coalesce(l.snoozed_until <= ${ctx.today}::date, true) AND a.deleted_at IS NULL AND ${isVisible}) AS alerts,
        (SELECT count(*) FROM hub_notice n JOIN hub_happening e ON e.organization_id = n.organization_id AND e.id = n.happening_id
         JOIN account a ON a.organization_id = e.organization_id AND a.id = e.account_id
         WHERE n.organization_id = ${ctx.organization.id} AND n.membership_id = ${membershipId}::uuid AND n.seen_at IS NULL
           AND a.deleted_at IS NULL AND ${isVisible}) AS hub_news,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('key', a.key, 'name', a.name) ORDER BY a.name, a.id), '[]')
         FROM account_pin pin JOIN account a ON a.organization_id = pin.organization_id AND a.id = pin.account_id
         WHERE pin.organization_id = ${ctx.organization.id} AND pin.membership_id = ${membershipId}::uuid
           AND a.deleted_at IS NULL AND ${isVisible}) AS pinned`.execute(ctx.db);
    return rows[0] ?? { accounts: 0, alerts: 0, hubNews: 0, pinned: [] };
  },
});

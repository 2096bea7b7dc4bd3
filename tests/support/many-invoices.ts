import { sql } from 'kysely';
import { control } from '@/lib/core/db/database';

export interface Dealings {
  invoices: number;
  subscriptions: number;
  /** Changes of each subscription, a quarter of a year apart. */
  changes: number;
}

const HOURS_OF_TEN_YEARS = 87_600;

/** Fills an account in SQL with paid invoices over ten years from 2016 on, each of 110 minor units of its own currency, and with subscriptions that grow. */
export async function fillDealings(organizationId: number, accountKey: string, { invoices, subscriptions, changes }: Dealings): Promise<void> {
  const db = control();
  const account = sql`(SELECT id FROM account WHERE organization_id = ${organizationId} AND key = ${accountKey})`;
  const home = sql`(SELECT currency FROM organization WHERE id = ${organizationId})`;
  const mine = sql`organization_id = ${organizationId} AND account_id = ${account}`;
  await sql`
    INSERT INTO invoice (organization_id, key, account_id, number, issued_at, status, currency, recurring_amount, one_time_amount, paid_amount)
    SELECT ${organizationId}, ${accountKey}::text || '-' || n, ${account}, n::text,
      '2016-03-01'::timestamptz + n * ${HOURS_OF_TEN_YEARS / invoices}::float8 * interval '1 hour', 'paid', ${home}, 100, 10, 110
    FROM generate_series(1, ${invoices}::int) n`.execute(db);
  await sql`
    INSERT INTO invoice_payment (organization_id, invoice_id, key, amount, paid_at)
    SELECT organization_id, id, 'p', 110, issued_at + interval '1 hour' FROM invoice WHERE ${mine}`.execute(db);
  await sql`
    INSERT INTO subscription (organization_id, key, account_id, code, billing_cycle, currency, start_on, renewal, term_months)
    SELECT ${organizationId}, ${accountKey}::text || '-' || n, ${account}, 'TMS', 'month', ${home}, '2016-03-01'::date + n, 'auto', 12
    FROM generate_series(1, ${subscriptions}::int) n`.execute(db);
  await sql`
    INSERT INTO subscription_change (organization_id, subscription_id, effective_on, quantity, unit_amount, discount_amount)
    SELECT organization_id, id, start_on + 90 * n, n, 1000, 0 FROM subscription, generate_series(1, ${changes}::int) n WHERE ${mine}`.execute(db);
  await sql`VACUUM (ANALYZE) invoice, invoice_payment, subscription, subscription_change`.execute(db);
}

import { sql } from 'kysely';
import { control } from '@/lib/core/db/database';
import type { ModelContent, Scale } from '@/lib/features/health/contract';
import { dayNumber, monthOf } from '@/lib/kit/day';
import { fillAccounts } from '@/tests/support/many-accounts';

/** From nothing at one figure to everything at another. */
function linear(worst: number, best: number): Scale {
  const ends = [
    { at: worst, score: 0 },
    { at: best, score: 100 },
  ];
  return { kind: 'linear', points: worst < best ? ends : ends.reverse() };
}

/** Twelve metrics from every source but the pulse, each a component. */
const SCALES: Record<string, Scale> = {
  stickiness: linear(0.1, 0.6),
  activeShare: linear(0.2, 0.8),
  lastSeenDays: linear(30, 1),
  modulesUsed: linear(0, 5),
  mrr: linear(0, 400),
  renewalDays: linear(0, 365),
  overdueDays: linear(60, 0),
  npsScore: linear(4, 9),
  csat: linear(20, 90),
  openTicketAge: linear(20, 2),
  touchDays: linear(90, 14),
  contactRoles: linear(0, 3),
};

/** A model of twelve components. @param weight of the first, as drafts differ */
export const twelveComponents = (weight: number): ModelContent => ({
  bands: { average: 31, good: 71 },
  components: Object.entries(SCALES).map(([metric, scale], index) => ({
    ...{ key: metric.toLowerCase(), name: null, weight: index === 0 ? weight : 10 },
    members: [{ metric, scale, missing: { policy: 'exclude' }, staleDays: null }],
  })),
});

/** Rows of each account that its metrics are read from: so many of each kind, spread over the last year. */
const TICKETS = 6;
const ANSWERS = 4;
const TOUCHES = 5;
const INVOICES = 6;

/** Two months of readings of usage, three modules each. */
async function fillUsage(organization: number, today: string): Promise<void> {
  const { month } = monthOf(dayNumber(today));
  const months = sql`(VALUES (${month - 1}::int), (${month}::int)) AS m (month)`;
  const days = (most: number) => sql`array_fill((a.id % ${most})::int, ARRAY[31])`;
  await sql`
    INSERT INTO usage_account_month (organization_id, account_id, month, dau, wau, mau, week_to_date, month_to_date, ms, new_users, last_ms)
    SELECT a.organization_id, a.id, m.month, ${days(20)}, ${days(40)}, ${days(60)}, ${days(40)}, ${days(60)}, array_fill((a.id % 7 * 100000)::bigint, ARRAY[31]),
      array_fill((a.id % 3)::int, ARRAY[31]), array_fill(36000000, ARRAY[31]) FROM account a CROSS JOIN ${months} WHERE a.organization_id = ${organization}`.execute(
    control(),
  );
  await sql`
    INSERT INTO usage_item_month (organization_id, account_id, month, item, amount, users, users30)
    SELECT a.organization_id, a.id, m.month, 2 * n::int, array_fill(1::bigint, ARRAY[31]), ${days(20)}, ${days(40)}
    FROM account a CROSS JOIN ${months} CROSS JOIN generate_series(1, 3) n WHERE a.organization_id = ${organization}`.execute(control());
}

async function fillRecords(organization: number): Promise<void> {
  const each = (count: number) => sql`FROM account a CROSS JOIN generate_series(1, ${count}::int) n WHERE a.organization_id = ${organization}`;
  const ago = sql`now() - ((a.id * 7 + n * 61) % 365) * interval '1 day'`;
  const key = sql`a.id || '-' || n`;
  const home = sql`(SELECT currency FROM organization WHERE id = ${organization})`;
  const head = sql`a.organization_id, ${key}, a.id`;
  const statements = [
    sql`INSERT INTO ticket (organization_id, key, account_id, subject, status, priority, type, opened_at, closed_at)
      SELECT ${head}, 'x', 'open', 'high', 'question', ${ago}, CASE WHEN n % 3 > 0 THEN now() END ${each(TICKETS)}`,
    sql`INSERT INTO survey_response (organization_id, key, account_id, kind, email, score, submitted_at)
      SELECT ${head}, CASE n % 2 WHEN 0 THEN 'nps' ELSE 'csat' END, 'a@b.example', 1 + (a.id + n) % 5, ${ago} ${each(ANSWERS)}`,
    sql`INSERT INTO contact (organization_id, key, account_id, first_name, last_name, role) SELECT ${head}, 'A', 'B', 'role ' || (a.id + n) % 3 ${each(3)}`,
    sql`INSERT INTO interaction (organization_id, key, account_id, type, subject, status, occurred_at) SELECT ${head}, 'call', 'x', 'completed', ${ago} ${each(TOUCHES)}`,
    sql`INSERT INTO interaction_participant (organization_id, interaction_id, position, email, role)
      SELECT organization_id, id, 0, 'a@b.example', 'guest' FROM interaction WHERE organization_id = ${organization}`,
    sql`INSERT INTO invoice (organization_id, key, account_id, number, issued_at, due_at, status, currency, recurring_amount, one_time_amount, paid_amount)
      SELECT ${head}, 'F', ${ago}, ${ago} + interval '14 days', CASE WHEN n % 4 > 0 THEN 'paid' ELSE 'open' END, ${home}, 100, 0, 0 ${each(INVOICES)}`,
    sql`INSERT INTO subscription (organization_id, key, account_id, code, billing_cycle, currency, start_on, renewal, term_months)
      SELECT ${head}, 'TMS', 'month', ${home}, current_date - (a.id % 700)::int, 'auto', 12 ${each(1)}`,
    sql`INSERT INTO subscription_change (organization_id, subscription_id, effective_on, quantity, unit_amount, discount_amount)
      SELECT organization_id, id, start_on, id % 30, 1000, 0 FROM subscription WHERE organization_id = ${organization}`,
  ];
  for (const statement of statements) await statement.execute(control());
}

/** An organization with so many accounts, each with what twelve metrics are read from. Marks that this made are taken away. */
export async function fillHealthBook(organization: number, accounts: number, today: string): Promise<void> {
  await fillAccounts(organization, accounts);
  await sql`UPDATE account SET created_at = now() - interval '400 days' WHERE organization_id = ${organization}`.execute(control());
  await fillUsage(organization, today);
  await fillRecords(organization);
  await sql`DELETE FROM health_mark WHERE organization_id = ${organization}`.execute(control());
  await sql`VACUUM (ANALYZE)`.execute(control());
}

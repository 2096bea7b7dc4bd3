import { sql } from 'kysely';
import type { Caller } from '@/lib/core/actor';
import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { tagAccounts } from '@/lib/features/account/tags';
import { createCollection } from '@/lib/features/collection/commands';
import { listCollections } from '@/lib/features/collection/queries';
import { upsertRows } from '@/lib/features/collection/rows';
import { upsertContacts } from '@/lib/features/contact/upsert';
import { upsertDeals } from '@/lib/features/deal/upsert';
import { createTag } from '@/lib/features/tag/commands';
import { listTags } from '@/lib/features/tag/queries';
import { localDay } from '@/lib/kit/day';
import { contactsOf, dealsOf, type PlannedContact, SITES, sitesOf, TAGS, tagsOf } from './scenarios/fernway/relations';
import type { Scenario } from './scenarios/types';

const GROUP = 1000;

interface Told {
  key: string;
  daysAgo: number;
}

/** Records were made over time, not all on the day of the seed; their timelines say so too. */
async function backdate(caller: Caller, table: 'contact' | 'deal', told: readonly Told[], now: Date): Promise<void> {
  const when = sql`unnest(${told.map(({ key }) => key)}::text[], ${told.map(({ daysAgo }) => daysAgo)}::int[]) AS told (key, days_ago)`;
  await withTenant(caller.organization.id, async (db) => {
    await sql`UPDATE ${sql.table(table)} r SET created_at = ${now}::timestamptz - told.days_ago * interval '1 day'
      FROM ${when} WHERE r.organization_id = ${caller.organization.id} AND r.key = told.key`.execute(db);
    await sql`UPDATE timeline_entry e SET at = ${now}::timestamptz - (CASE WHEN e.event = 'created' THEN 1.0 ELSE 0.3 END * told.days_ago) * interval '1 day'
      FROM ${when} WHERE e.organization_id = ${caller.organization.id} AND e.source = ${table} AND e.source_key = told.key`.execute(db);
  });
}

async function addContacts(caller: Caller, planned: readonly PlannedContact[][], now: Date): Promise<void> {
  const all = planned.flat();
  for (let from = 0; from < all.length; from += GROUP) {
    const { rejected } = await invoke(upsertContacts, caller, { data: all.slice(from, from + GROUP).map(({ record }) => record) });
    if (rejected.length > 0) throw new Error(`contacts of the scenario were refused: ${JSON.stringify(rejected.slice(0, 3))}`);
  }
  const written = planned.flatMap((contacts) =>
    contacts.map(({ record, sentiment, phone, reportsTo }) => ({
      key: record.id,
      sentiment,
      phone,
      boss: reportsTo === null ? null : (contacts[reportsTo]?.record.id ?? null),
    })),
  );
  await withTenant(caller.organization.id, (db) =>
    sql`UPDATE contact c SET sentiment = w.sentiment, phone = w.phone, reports_to_id = boss.id
      FROM jsonb_to_recordset(${JSON.stringify(written)}::jsonb) AS w (key text, sentiment text, phone text, boss text)
      LEFT JOIN contact boss ON boss.organization_id = ${caller.organization.id} AND boss.key = w.boss
      WHERE c.organization_id = ${caller.organization.id} AND c.key = w.key`.execute(db),
  );
  await backdate(
    caller,
    'contact',
    all.map(({ record, addedDaysAgo }) => ({ key: record.id, daysAgo: addedDaysAgo })),
    now,
  );
}

async function addDeals(caller: Caller, accounts: Scenario['accounts'], today: string, now: Date): Promise<void> {
  const deals = accounts.flatMap((account) => dealsOf(account, today));
  const { rejected } = await invoke(upsertDeals, caller, { data: deals.map(({ record }) => record) });
  if (rejected.length > 0) throw new Error(`deals of the scenario were refused: ${JSON.stringify(rejected.slice(0, 3))}`);
  await backdate(
    caller,
    'deal',
    deals.map(({ record, addedDaysAgo }) => ({ key: record.id, daysAgo: addedDaysAgo })),
    now,
  );
}

async function addTags(caller: Caller, accounts: Scenario['accounts']): Promise<void> {
  const known = new Map((await invoke(listTags, caller, {})).map(({ name, id }) => [name, id]));
  for (const tag of TAGS) if (!known.has(tag.name)) known.set(tag.name, (await invoke(createTag, caller, tag)).id);
  const groups = TAGS.map(({ name }) => ({
    accountIds: accounts.flatMap((account) => (tagsOf(account).includes(name) ? account.id : [])),
    add: [known.get(name) ?? ''],
    remove: [],
  }));
  await invoke(tagAccounts, caller, { data: groups.filter(({ accountIds }) => accountIds.length > 0) });
}

async function addSites(caller: Caller, accounts: Scenario['accounts'], today: string): Promise<void> {
  const stored = (await invoke(listCollections, caller, {})).find(({ name }) => name === SITES.name);
  const collectionId = stored?.id ?? (await invoke(createCollection, caller, SITES)).id;
  for (const account of accounts) {
    const data = sitesOf(account, today);
    if (data.length > 0) await invoke(upsertRows, caller, { accountId: account.id, collectionId, data });
  }
}

/** Puts contacts, deals, tags and sites on the scenario's accounts; may be repeated. */
export async function addRelations(caller: Caller, { accounts, users }: Pick<Scenario, 'accounts' | 'users'>, now: Date): Promise<void> {
  const today = localDay(now, caller.organization.timezone);
  await addContacts(
    caller,
    accounts.map((account) =>
      contactsOf(
        account,
        users.filter(({ context }) => context.groupId === account.id),
      ),
    ),
    now,
  );
  await addDeals(caller, accounts, today, now);
  await addTags(caller, accounts);
  await addSites(caller, accounts, today);
}

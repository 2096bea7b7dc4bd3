import '@/tests/support/database';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { issueKey } from '@/lib/core/auth/issue-key';
import { makeContext } from '@/lib/core/context';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke, type Operation } from '@/lib/core/operation';
import { runTransfer } from '@/lib/core/transfer';
import type { UpsertResult } from '@/lib/core/upsert';
import { refreshAccountVisibility, upsertAccounts } from '@/lib/features/account/commands';
import { createAttribute } from '@/lib/features/attribute/commands';
import { upsertContacts } from '@/lib/features/contact/upsert';
import { downloadBadRows } from '@/lib/features/import/bad-rows';
import { mapImport, runImport, undoImport } from '@/lib/features/import/commands';
import { pruneImports } from '@/lib/features/import/maintenance';
import { getImport } from '@/lib/features/import/queries';
import type { ImportKind } from '@/lib/features/import/table';
import { getInvoiceRecord, getSubscriptionRecord } from '@/lib/features/money/records';
import { upsertInvoices, upsertSubscriptions } from '@/lib/features/money/upsert';
import { upsertNps } from '@/lib/features/survey/commands';
import { upsertTickets } from '@/lib/features/ticket/commands';
import { callApi } from '@/tests/support/api-client';
import { checkedImport, finishedImport, importedFile, undoneImport, uploadedImport } from '@/tests/support/import-files';
import { refusalOf } from '@/tests/support/matrix';
import { organizationRows } from '@/tests/support/organization-rows';
import { newPerson, newTeam, newTenant } from '@/tests/support/tenant';
import { workOn } from '@/workers/handlers/import';

let system: Caller;
let admin: Awaited<ReturnType<typeof newPerson>>;
beforeAll(async () => {
  system = await newTenant('Imports', { timezone: 'Europe/Berlin', currency: 'EUR' });
  admin = await newPerson(system, { role: 'global_admin' });
  await invoke(createAttribute, system, { key: 'seats', label: 'Seats', kind: 'number' });
  const choices = [{ value: 'emea', label: 'Europe', colour: 'info' }];
  await invoke(createAttribute, system, { key: 'region', label: 'Region', kind: 'list', choices });
  await invoke(createAttribute, system, { key: 'budget', label: 'Budget', kind: 'currency', currency: 'EUR' });
  await invoke(upsertAccounts, system, { data: ['a1', 'a2', 'a3'].map((id) => ({ id, name: `Account ${id}` })) });
});
afterAll(closeConnections);

const errorsOf = ({ errors }: { errors: readonly { row: number; column: number | null; code: string }[] }) =>
  errors.map(({ row, column, code }) => [row, column, code]);

async function badRowsOf(caller: Caller, id: string): Promise<string> {
  const file = await runTransfer(downloadBadRows, async () => caller, { id });
  const chunks: Uint8Array[] = [];
  for await (const chunk of await file.read()) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('a file of accounts', () => {
  const FILE = [
    'Account ID;Company name;Parent;Seats;Region;Budget;Customer since;Notes',
    'g1;Globex;;1.200;Europe;12.500,50;31.01.2024;x',
    'g2;"Globex; Inc.";g1;7;EMEA;;;',
    'g3;Initech;;many;;;;',
    'g1;Again;;1;;;;',
    'g4;Umbrella;;3;;;2024-02-30;',
    'g5;Hooli',
    '',
    'g6;Vandelay;nobody;;;;;',
  ].join('\r\n');

  test('is guessed, tried out, imported, and its bad rows come back', async () => {
    const id = await uploadedImport(admin, 'account', FILE);
    const uploaded = await invoke(getImport, admin, { id });
    expect(uploaded).toMatchObject({ state: 'uploaded', delimiter: ';', rows: 8, encoding: 'utf-8' });
    expect(uploaded.mapping).toEqual({
      columns: ['id', 'name', 'parentId', 'attributes.seats', 'attributes.region', 'attributes.budget', 'createdAt', null],
      days: 'dmy',
      decimal: ',',
      clears: false,
    });
    const checked = await checkedImport(admin, id);
    expect(checked).toMatchObject({ state: 'checked', accepted: 2, created: 2, rejected: 5, position: 8 });
    expect(errorsOf(checked)).toEqual([
      [4, 3, 'number'],
      [5, 0, 'repeated'],
      [6, 6, 'instant'],
      [7, null, 'columns'],
      [9, 2, 'unknown_parent'],
    ]);
    expect(await stored('account', 'key', ['g1', 'g2'])).toEqual([]);
    const done = await finishedImport(admin, id);
    expect(done).toMatchObject({ state: 'done', accepted: 2, created: 2, updated: 0, rejected: 5 });
    expect(errorsOf(done)).toEqual(errorsOf(checked));
    const [g1, g2] = await stored('account', 'key', ['g1', 'g2']);
    expect(g1).toMatchObject({
      name: 'Globex',
      attributes: { seats: 1200, region: 'emea', budget: 1_250_050 },
      started_at: '2024-01-30T23:00:00+00:00',
    });
    expect(g2).toMatchObject({ name: 'Globex; Inc.', parent_id: g1?.id });
    const lines = (await badRowsOf(admin, id)).split('\r\n');
    expect(lines[0]).toBe('Account ID,Company name,Parent,Seats,Region,Budget,Customer since,Notes,Row,Error');
    expect(lines[1]).toBe('g3,Initech,,many,,,,,4,Seats: Must be a number');
    expect(lines).toHaveLength(7);
  });
});

interface Row {
  id: number;
  [column: string]: unknown;
}

/** Rows of a table by some of their keys, in the order of these. */
async function stored(table: string, column: string, keys: readonly string[]): Promise<Row[]> {
  return withTenant(system.organization.id, async (db) => {
    const { rows } = await sql<{ row: Row }>`
      SELECT to_jsonb(r) AS row FROM ${sql.table(table)} r WHERE ${sql.ref(column)} = ANY(${keys}::text[]) ORDER BY ${sql.ref(column)}`.execute(db);
    return rows.map(({ row }) => row);
  });
}

/** A file of each kind: two sound records, the second of which is stored already in `BEFORE`, and one that is refused. */
const FILES: Record<ImportKind, { header: string; good: string[]; bad: string; fault: [column: number | null, code: string] }> = {
  account: {
    header: 'id,name,parentId,status,Seats',
    good: ['k-account-1,New one,k-account-2,trial,3', 'k-account-2,Old one renamed,a1,active,9'],
    bad: 'k-account-3,,a1,,',
    fault: [1, 'required'],
  },
  contact: {
    header: 'id,accountId,email,firstName,lastName,isKey',
    good: ['k-contact-1,a1,ada@c.example,Ada,Lane,yes', 'k-contact-2,a2,bob@c.example,Bob,Moved,no'],
    bad: 'k-contact-3,nobody,carl@c.example,Carl,Poe,no',
    fault: [1, 'unknown_account'],
  },
  subscription: {
    header: 'id\taccountId\tcode\tcycle\tcurrency\tstart\tend\teffective\tseats\tprice\tdiscount',
    good: [
      'k-subscription-1\ta1\tPRO\tMonthly\teur\t2024-01-01\t\t2024-01-01\t10\t99.50\t',
      'k-subscription-1\ta1\tPRO\t\t\t\t\t2024-06-01\t12\t99.50\t10',
      'k-subscription-2\ta1\tBASE\tyear\tJPY\t2023-01-01\t2025-01-01\t2023-01-01\t1\t1200\t0',
    ],
    bad: 'k-subscription-3\ta1\tPRO\tmonth\tEUR\t2024-01-01\t2023-01-01\t2024-01-01\t1\t1\t0',
    fault: [6, 'too_small'],
  },
  invoice: {
    header: 'id|accountId|number|issuedAt|status|currency|description|line amount|recurring|payment id|paid|payment date',
    good: [
      'k-invoice-1|a1|N1|2024-02-01|paid|EUR|Licences|"1,000.50"|yes|p1|500|2024-02-02',
      'k-invoice-1||||||Setup|200|no|p2|700.50|2024-02-03 10:30',
      'k-invoice-2|a1|N2|2023-03-01|open|EUR|Changed|50|yes|||',
    ],
    bad: 'k-invoice-3|a1|N3|2024-02-01|open|EUR|Half|1.005|yes|||',
    fault: [7, 'money'],
  },
  ticket: {
    header: 'id,accountId,subject,status,priority,type,createdAt,closedAt,url',
    good: [
      'k-ticket-1,a1,Broken,open,high,bug,2024-01-01T10:00:00Z,,https://t.example/1',
      'k-ticket-2,a1,Solved now,closed,low,question,2023-01-01,2023-02-01 12:00,',
    ],
    bad: 'k-ticket-3,a1,Odd,open,low,bug,2024-01-01,,javascript:alert(1)',
    fault: [8, 'invalid_format'],
  },
  nps: {
    header: 'id,accountId,email,score,comment,submittedAt',
    good: ['k-nps-1,a1,ada@c.example,9,"=1+1, fine",2024-01-01', 'k-nps-2,a1,bob@c.example,3,,2023-05-05'],
    bad: 'k-nps-3,a1,carl@c.example,11,,2024-01-01',
    fault: [3, 'too_big'],
  },
};

const BEFORE: Record<ImportKind, { upsert: Operation<{ data: unknown[] }, UpsertResult>; record: object }> = {
  account: { upsert: upsertAccounts, record: { name: 'Old one', parentId: 'a2', status: 'trial', attributes: { seats: 1, region: 'emea' } } },
  contact: { upsert: upsertContacts, record: { accountId: 'a1', email: 'b@c.example', firstName: 'Bob', lastName: 'Old', role: 'Buyer' } },
  subscription: {
    upsert: upsertSubscriptions,
    record: {
      ...{ accountId: 'a1', code: 'OLD', billingCycle: 'month', currency: 'EUR', startDate: '2022-01-01' },
      changes: [{ effectiveOn: '2022-01-01', quantity: 1, unitAmount: 1, discountAmount: 0 }],
    },
  },
  invoice: {
    upsert: upsertInvoices,
    record: {
      ...{ accountId: 'a1', number: 'OLD', issuedAt: '2023-01-01T00:00:00Z', status: 'paid', currency: 'EUR' },
      lines: [{ description: 'Old', amount: 1, recurring: true }],
      payments: [{ id: 'p', amount: 1, paidAt: '2023-01-02T00:00:00Z' }],
    },
  },
  ticket: {
    upsert: upsertTickets,
    record: { accountId: 'a1', subject: 'Open', status: 'open', priority: 'low', type: 'question', createdAt: '2023-01-01T00:00:00Z' },
  },
  nps: { upsert: upsertNps, record: { accountId: 'a1', email: 'b@c.example', score: 10, comment: 'Fine', submittedAt: '2023-01-01T00:00:00Z' } },
};

/** What undoing leaves as it is: what the import says of itself, the audit log, wake-ups, mails, and the history, which nothing rewrites. */
const KEPT = ['data_import', 'import_record', 'import_fault', 'import_start', 'audit_entry', 'outbox', 'mail', 'health_mark', 'field_change'];

const KINDS = Object.keys(FILES) as ImportKind[];

describe.each(KINDS)('a file of %ss', (kind) => {
  const { header, good, bad, fault } = FILES[kind];
  const file = [header, ...good, bad].join('\n');
  const made: { id: string } = { id: '' };

  test('takes what is sound, as the API does, and says what is not', async () => {
    const { upsert, record } = BEFORE[kind];
    await invoke(upsert, system, { data: [{ id: `k-${kind}-2`, ...record }] });
    const before = await organizationRows(system, KEPT);
    const id = await uploadedImport(admin, kind, file);
    const checked = await checkedImport(admin, id);
    expect(await organizationRows(system, KEPT)).toEqual(before);
    expect(checked).toMatchObject({ state: 'checked', accepted: 2, created: 1, updated: 1, rejected: 1 });
    expect(errorsOf(checked)).toEqual([[good.length + 2, ...fault]]);
    const done = await finishedImport(admin, id);
    expect({ ...done, state: '', finishedAt: null, undoUntil: null }).toEqual({ ...checked, state: '' });

    const undone = await undoneImport(admin, id);
    expect(undone).toMatchObject({ state: 'undone', undone: 2, kept: 0 });
    expect(await organizationRows(system, KEPT)).toEqual(before);
    made.id = (await importedFile(admin, kind, file)).id;
  });

  test('brings nothing new when it is imported again', async () => {
    const before = await organizationRows(system, KEPT);
    expect(await importedFile(admin, kind, file)).toMatchObject({ accepted: 2, created: 0, updated: 0, rejected: 1 });
    expect(await organizationRows(system, KEPT)).toEqual(before);
  });

  test('leaves what somebody changed since when it is undone', async () => {
    const { upsert, record } = BEFORE[kind];
    const key = `k-${kind}-2`;
    await invoke(upsert, system, { data: [{ id: key, ...record }] });
    const changed = await organizationRows(system, KEPT);
    const undone = await undoneImport(admin, made.id);
    expect(undone).toMatchObject({ state: 'undone', undone: 1, kept: 1, left: [{ reason: 'changed', count: 1, ids: [key] }] });
    expect(await organizationRows(system, KEPT)).not.toEqual(changed);
  });
});

test('lines, payments and changes of one record come from rows that follow each other', async () => {
  await importedFile(admin, 'invoice', [FILES.invoice.header, ...FILES.invoice.good].join('\n'));
  expect(await invoke(getInvoiceRecord, admin, { id: 'k-invoice-1' })).toMatchObject({
    issuedAt: '2024-01-31T23:00:00.000Z',
    lines: [
      { description: 'Licences', amount: 100_050, recurring: true },
      { description: 'Setup', amount: 20_000, recurring: false },
    ],
    payments: [
      { id: 'p1', amount: 50_000, paidAt: '2024-02-01T23:00:00.000Z' },
      { id: 'p2', amount: 70_050, paidAt: '2024-02-03T09:30:00.000Z' },
    ],
  });
  await importedFile(admin, 'subscription', [FILES.subscription.header, ...FILES.subscription.good].join('\n'));
  expect(await invoke(getSubscriptionRecord, admin, { id: 'k-subscription-1' })).toMatchObject({
    billingCycle: 'month',
    currency: 'EUR',
    changes: [
      { effectiveOn: '2024-01-01', quantity: 10, unitAmount: 9950, discountAmount: 0 },
      { effectiveOn: '2024-06-01', quantity: 12, unitAmount: 9950, discountAmount: 1000 },
    ],
  });
  expect(await invoke(getSubscriptionRecord, admin, { id: 'k-subscription-2' })).toMatchObject({ changes: [{ unitAmount: 1200 }] });
});

test('a record whose rows stand apart, contradict each other or are partly bad is refused whole', async () => {
  const { header } = FILES.invoice;
  const line = (id: string, number: string, amount: string) => `${id}|a1|${number}|2024-02-01|open|EUR|Line|${amount}|yes|||`;
  const file = [header, line('apart', 'A', '1'), line('other', 'B', '2'), line('apart', 'A', '3'), line('odd', 'C', '4'), line('odd', 'D', '5')];
  const { errors, id } = await importedFile(admin, 'invoice', [...file, line('half', 'E', '6'), 'half|a1', line('half', 'E', 'x')].join('\n'));
  expect(errors.map(({ row, code }) => [row, code])).toEqual([
    [2, 'repeated'],
    [4, 'repeated'],
    [5, 'beside'],
    [6, 'contradiction'],
    [7, 'beside'],
    [8, 'columns'],
    [9, 'beside'],
  ]);
  expect((await stored('invoice', 'key', ['apart', 'other', 'odd', 'half'])).map(({ key }) => key)).toEqual(['other']);
  expect(await undoneImport(admin, id)).toMatchObject({ undone: 1 });
});

test('parents may stand anywhere before their children, and a whole tree goes when it is undone', async () => {
  const before = await organizationRows(system, KEPT);
  const rows = Array.from(
    { length: 1200 },
    (_, index) => `tree-${index},Node ${index},${index === 0 ? 'a1' : `tree-${Math.floor((index - 1) / 3)}`}`,
  );
  const id = await uploadedImport(admin, 'account', ['id,name,parentId', ...rows].join('\n'));
  expect(await checkedImport(admin, id)).toMatchObject({ accepted: 1200, created: 1200, rejected: 0 });
  expect(await finishedImport(admin, id)).toMatchObject({ accepted: 1200, rejected: 0 });
  await invoke(upsertContacts, system, { data: [{ id: 'in-tree', accountId: 'tree-5', email: 'a@b.example', firstName: 'A', lastName: 'B' }] });
  // What hangs on one keeps it, and all above it.
  expect(await undoneImport(admin, id)).toMatchObject({ undone: 1197, kept: 3, left: [{ reason: 'used', ids: ['tree-0', 'tree-1', 'tree-5'] }] });
  expect((await organizationRows(system, KEPT)).account).not.toBe(before.account);
});

test('parents may stand long after their children, and the youngest go first when it is undone', async () => {
  const before = await organizationRows(system, KEPT);
  const nodes = 2_500;
  // Each stands below a later one, the last ones below an account that there is, and one below nobody.
  const rows = Array.from({ length: nodes }, (_, n) => `late-${n},Node ${n},${n < nodes - 40 ? `late-${Math.min(n + 1_100, nodes - 1)}` : 'a1'}`);
  const id = await uploadedImport(admin, 'account', ['id,name,parentId', ...rows, 'late-x,Nobody below,late-y', 'late-0,Again,a1'].join('\n'));
  // Of two rows with one id, the one that lacks nothing is taken.
  const faults = [
    [2, 0, 'repeated'],
    [nodes + 2, 2, 'unknown_parent'],
  ];
  const checked = await checkedImport(admin, id);
  expect(checked).toMatchObject({ state: 'checked', accepted: nodes, created: nodes, rejected: 2 });
  expect(errorsOf(checked)).toEqual(faults);
  const done = await finishedImport(admin, id);
  expect(done).toMatchObject({ state: 'done', accepted: nodes, created: nodes, updated: 0, rejected: 2 });
  expect(errorsOf(done)).toEqual(faults);
  const [first, parent] = await stored('account', 'key', ['late-1', 'late-1101']);
  expect(first?.parent_id).toBe(parent?.id);
  expect(await undoneImport(admin, id)).toMatchObject({ undone: nodes, kept: 0, left: [] });
  expect(await organizationRows(system, KEPT)).toEqual(before);
}, 60_000);

test('a limited person imports as over the API: what they may not see is not there', async () => {
  const teamId = await newTeam(system, [{ all: [{ column: 'status', op: 'is', value: 'mine' }] }]);
  await invoke(upsertAccounts, system, { data: [{ id: 'mine', name: 'Mine', status: 'mine' }] });
  await invoke(refreshAccountVisibility, system, { all: true });
  const limited = await newPerson(system, { sees: 'teams', teamIds: [teamId] });
  const ticket = (id: string, account: string) => `${id},${account},Seen,open,low,bug,2024-01-01,,`;
  await invoke(upsertTickets, system, { data: [{ id: 'l-3', ...BEFORE.ticket.record }] });
  const done = await importedFile(
    limited,
    'ticket',
    [FILES.ticket.header, ticket('l-1', 'mine'), ticket('l-2', 'a1'), ticket('l-3', 'mine')].join('\n'),
  );
  expect(done).toMatchObject({ accepted: 1, created: 1, rejected: 2 });
  expect(errorsOf(done)).toEqual([
    [3, 1, 'unknown_account'],
    [4, 0, 'not_found'],
  ]);
  const other = await newPerson(system);
  expect((await refusalOf(invoke(getImport, other, { id: done.id })))?.code).toBe('not_found');
  expect(await invoke(getImport, admin, { id: done.id })).toMatchObject({ state: 'done' });
  const viewer = await newPerson(system, { licence: 'contributor' });
  expect((await refusalOf(uploadedImport(viewer, 'ticket', FILES.ticket.header)))?.code).toBe('forbidden');
});

test.each([
  ['a mark of UTF-8', Buffer.from('\ufeffid,name\nenc-1,Gr\u00fcn \u20ac\n'), 'utf-8-bom'],
  ['UTF-16 of Windows', Buffer.from('\ufeffid\tname\nenc-1\tGr\u00fcn \u20ac\n', 'utf16le'), 'utf-16le'],
  ['UTF-16 of others', Buffer.from('\ufeffid;name\nenc-1;Gr\u00fcn \u20ac\n', 'utf16le').swap16(), 'utf-16be'],
  ['Windows-1252', Buffer.from([...Buffer.from('id,name\nenc-1,Gr'), 0xfc, ...Buffer.from('n '), 0x80, 0x0a]), 'windows-1252'],
])('a file with %s is read as what it is', async (_, content, encoding) => {
  const done = await importedFile(admin, 'account', content);
  expect(done).toMatchObject({ encoding, accepted: 1, rejected: 0 });
  expect(await stored('account', 'key', ['enc-1'])).toMatchObject([{ name: 'Grün €' }]);
});

test.each([
  ['', 'The file is empty'],
  ['id,name\n', 'The file has no row below its header'],
  ['PK\u0003\u0004rest', 'This is a workbook or an archive: save its sheet as CSV'],
  ['id,name\n1,a\0b\n', 'The file holds bytes that no text has'],
  ['id,name\n1,"open\n2,b\n', 'The quote opened in row 2 is never closed, or the row is longer than 1 MB'],
])('%j is no file of records', async (content, message) => {
  expect(await refusalOf(uploadedImport(admin, 'account', content))).toMatchObject({ code: 'precondition', message });
});

test('a mapping must name what a record needs, once, and nothing that there is not', async () => {
  const id = await uploadedImport(admin, 'account', 'id,title,more\n1,a,b\n');
  const mapping = { days: 'ymd', decimal: '.', clears: false };
  const paths = async (columns: (string | null)[]) => (await refusalOf(invoke(mapImport, admin, { id, ...mapping, columns })))?.paths;
  expect(await paths(['id', null, null])).toEqual(['columns.name']);
  expect(await paths(['id', 'name', 'name'])).toEqual(['columns.2']);
  expect(await paths(['id', 'name', 'attributes.nothing'])).toEqual(['columns.2']);
  expect(await paths(['id', 'name'])).toEqual(['columns']);
  expect(await paths(['id', 'name', null])).toBeUndefined();
  expect((await refusalOf(invoke(runImport, admin, { id })))?.code).toBe('conflict');
});

test('bad rows cannot run in a spreadsheet, and come back as they were', async () => {
  const { id } = await importedFile(admin, 'account', 'id,name,domain,Seats\n=1+1,Bad,@x,y\nok-1,Fine,,-3\n');
  const bad = await badRowsOf(admin, id);
  expect(bad).toContain("'=1+1,Bad,'@x,y,2,Seats: Must be a number");
  const mended = await importedFile(admin, 'account', bad.replace(',y,', ',7,'));
  expect(mended).toMatchObject({ accepted: 1, created: 1 });
  expect(await stored('account', 'key', ['=1+1'])).toMatchObject([{ domain: '@x' }]);
});

test('an import is one entry of the audit log, and its changes say where they came from', async () => {
  const count = () =>
    withTenant(system.organization.id, (db) => db.selectFrom('auditEntry').select('operation').where('operation', '=', 'import.work').execute());
  const before = (await count()).length;
  await importedFile(admin, 'account', 'id,name,status\na1,Account a1,changed by file\na2,Account a2,changed by file\n');
  expect((await count()).length).toBe(before + 1);
  const changes = await withTenant(system.organization.id, (db) =>
    db.selectFrom('fieldChange').select(['source', 'actorId']).where('after', '=', JSON.stringify('changed by file')).execute(),
  );
  expect(changes).toEqual([0, 1].map(() => ({ source: 'import', actorId: admin.actor.membershipId })));
  const mails = await withTenant(system.organization.id, (db) => db.selectFrom('mail').select(['subject', 'toAddress']).execute());
  expect(mails).toContainEqual({ subject: 'Imported: account.csv', toAddress: admin.actor.email });
});

test('all of it can be done over the API, without a browser', async () => {
  const { secret: key } = await withTenant(system.organization.id, (db) =>
    issueKey(makeContext(system, db), { kind: 'api', name: 'Imports', scopes: ['read', 'write'] }),
  );
  const raw = Buffer.from('id,name,parentId\nover-api,Over the API,a1\n,Nameless,\n');
  const uploaded = await callApi('POST /api/v1/imports?kind=account&fileName=accounts.csv', { key, raw, headers: { 'content-type': 'text/csv' } });
  expect(uploaded.status, uploaded.text).toBe(200);
  const address = `/api/v1/imports/${uploaded.body.id}`;
  const { body } = await callApi(`GET ${address}`, { key });
  expect(body).toMatchObject({ state: 'uploaded', header: ['id', 'name', 'parentId'], rows: 2 });
  expect((await callApi(`POST ${address}/run`, { key })).status).toBe(409);
  expect((await callApi(`PUT ${address}/mapping`, { key, body: body.mapping as object })).status).toBe(200);
  const payload = { organizationId: system.organization.id, importId: String(uploaded.body.id) };
  for (const [step, state] of [
    ['check', 'checked'],
    ['run', 'done'],
    ['reversal', 'undone'],
  ] as const) {
    expect((await callApi(`POST ${address}/${step}`, { key })).status).toBe(200);
    await workOn(payload);
    expect((await callApi(`GET ${address}`, { key })).body).toMatchObject({ state, rejected: 1, created: 1 });
    if (state === 'done') expect((await callApi(`GET ${address}/bad-rows`, { key })).text).toContain(',Nameless,,3,id: Must not be empty');
  }
  expect((await callApi(`POST ${address}/reversal`, { key })).status).toBe(409);
});

test('an import stops when whoever asked for it loses their access, and what it did stays undoable', async () => {
  const person = await newPerson(system);
  const id = await uploadedImport(person, 'account', 'id,name\nleft-1,Left\n');
  await checkedImport(person, id);
  await invoke(runImport, person, { id });
  const { organization, actor } = person;
  await withTenant(organization.id, (db) => db.updateTable('membership').set({ status: 'disabled' }).where('id', '=', actor.membershipId).execute());
  await expect(workOn({ organizationId: organization.id, importId: id })).rejects.toThrow();
  expect(await invoke(getImport, admin, { id })).toMatchObject({ state: 'failed', reason: 'Who asked for this has no access any more', created: 0 });
  expect(await undoneImport(admin, id)).toMatchObject({ state: 'undone', undone: 0 });
});

test('what undoing needs is cleared away after thirty days, and what became of the import stays known', async () => {
  const { id } = await importedFile(admin, 'account', 'id,name\nkept-1,Kept\n,Bad\n');
  const long = new Date(Date.now() - 31 * 86_400_000);
  const change = { updatedAt: long, finishedAt: long };
  await withTenant(system.organization.id, (db) => db.updateTable('dataImport').set(change).where('id', '=', id).execute());
  expect((await refusalOf(invoke(undoImport, admin, { id })))?.code).toBe('precondition');
  expect(await runTransfer(pruneImports, async () => system, {})).toEqual({ removed: 1 });
  expect(await invoke(getImport, admin, { id })).toMatchObject({ created: 1, rejected: 1, errors: [], undoUntil: null });
  expect(await stored('account', 'key', ['kept-1'])).toHaveLength(1);
});

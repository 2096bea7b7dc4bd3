import { sql } from 'kysely';
import type { Caller } from '@/lib/core/actor';
import { systemCaller } from '@/lib/core/auth/callers';
import { control } from '@/lib/core/db/database';
import { createOrganization } from '@/lib/features/organization/commands';
import { fillLists } from '@/tests/support/full-overview';
import { foldAll, ITEMS, storeLoad } from './history';
import type { Bench, Finding } from './measurement';
import { type Admin, CONCURRENCY, openSite, p95sOf, statementsOf } from './site';
import { shown } from './statistics';

const TARGET = 3;
const LOAD = { ...ITEMS, seed: 'page', events: 60_000, users: 500, accounts: 20, months: 6 };
const ACCOUNT = 'load-1';
const STATIC = { path: '/icon.svg', status: 200 };

async function fill(name: string, more: (caller: Caller) => Promise<void>): Promise<Admin> {
  const { organization, admin } = await createOrganization({ name });
  const caller = await systemCaller(organization.id, 'bench');
  await storeLoad(caller, { ...LOAD, end: new Date() });
  await foldAll(caller);
  await more(caller);
  await sql`VACUUM (ANALYZE)`.execute(control());
  return admin;
}

interface Tab {
  what: string;
  id: string;
  /** Statements that one view of it may take. */
  statements: number;
  more: (caller: Caller) => Promise<void>;
}

/** A warm tab of an account against the empty shell of the same build and against a static file. */
async function measureTab({ what, id, statements: most, more }: Tab, { repetitions, serverLog }: Bench): Promise<Finding[]> {
  const site = await openSite(await fill(what, more));
  const page = { path: `/accounts/${ACCOUNT}/${id}`, status: 200 };
  // An account that isn't there: the session is checked, the shell is drawn around one sentence.
  const shell = { path: `/accounts/nobody/${id}`, status: 404 };
  const [pageMs = Number.NaN, shellMs = Number.NaN, fileMs = Number.NaN] = await p95sOf(site, [page, shell, STATIC], repetitions);
  const statements = await statementsOf(site, page.path, serverLog);
  await site.stop();
  const against = (other: number, name: string) => ({
    what: `${what} ÷ ${name}, p95`,
    sides: [`${shown(pageMs)} ms`, `${shown(other)} ms`],
    value: pageMs / other,
  });
  return [
    {
      ...against(shellMs, 'empty shell'),
      bound: 'most',
      target: TARGET,
      notes: [`${page.path} against ${shell.path}, complete HTML, ${CONCURRENCY} readers at once`],
    },
    { ...against(fileMs, 'static file'), bound: 'reported', target: 0, notes: [`${STATIC.path}, from the same process`] },
    {
      what: `${what}: statements`,
      sides: [],
      value: statements.length,
      bound: 'most',
      target: most,
      notes: statements.map((text) => text.slice(0, 90)),
    },
  ];
}

/** An account's page on one of its tabs. */
export function measurePage(bench: Bench): Promise<Finding[]> {
  return measureTab({ what: 'account page', id: 'activity', statements: 6, more: async () => undefined }, bench);
}

/** An account's overview with all its widgets, each list longer than what it shows. */
export function measureOverview(bench: Bench): Promise<Finding[]> {
  return measureTab(
    { what: 'account overview', id: 'overview', statements: 8, more: ({ organization }) => fillLists(organization.id, ACCOUNT) },
    bench,
  );
}

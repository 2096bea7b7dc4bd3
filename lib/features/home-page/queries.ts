import { type RawBuilder, sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { explainedChanges } from '@/lib/features/health/queries';
import { noteTitle } from '@/lib/features/note/queries';
import { accountLists, bandsQuery, bookQuery, movementPart, scoresQuery, sumParts } from './account-parts';
import { bookOf } from './book';
import { HomeReading, HomeRequest } from './contract';
import { answersQuery, deedLists, doneQuery, heldQuery, holdersQuery } from './deeds';
import { leadersPart } from './leaders';
import { todoLists } from './record-parts';
import { type HomeScope, isOfSeveral, scopeOf } from './scope';

/** The accounts whose change is explained: what one reads at a glance, or a page of a list. */
const MOST_EXPLAINED = 50;

type Parts = Record<string, RawBuilder<unknown>>;

/** What is shown: beside each other all but the lists behind the leaderboard; or one list. */
function partsOf(scope: HomeScope): Parts {
  const { list } = scope.request;
  const { held, done, answers, ...shown } = { ...accountLists(scope), ...todoLists(scope), ...deedLists(scope) };
  if (list !== undefined) return { ...sumParts(scope), [list]: { ...shown, held, done, answers }[list] };
  const several: Parts = isOfSeveral(scope.book) ? { movement: movementPart(scope), leaders: leadersPart(scope) } : {};
  return { ...sumParts(scope), ...shown, ...several };
}

/** All parts in one statement; what several of them read stands in front, and is left out by the planner where none does. */
async function readParts(scope: HomeScope): Promise<Record<string, unknown>> {
  const columns = Object.entries(partsOf(scope)).map(([name, part]) => sql`${part} AS ${sql.ref(name)}`);
  const { rows } = await sql<Record<string, unknown>>`
    WITH book AS MATERIALIZED (${bookQuery(scope)}), bands AS MATERIALIZED (${bandsQuery(scope)}), scores AS MATERIALIZED (${scoresQuery(scope)}),
      held AS MATERIALIZED (${heldQuery(scope)}), holders AS MATERIALIZED (${holdersQuery(scope)}), done AS MATERIALIZED (${doneQuery(scope)}),
      answers AS MATERIALIZED (${answersQuery(scope)})
    SELECT ${sql.join(columns)}`.execute(scope.ctx.db);
  return rows[0] ?? {};
}

interface Listed<Row> {
  rows: Row[];
  total: number;
}

/** The rows of the list of health with what moved them, as far as few enough are asked for. */
async function explained(ctx: Context, scope: HomeScope, list: Listed<{ id: number }> | null) {
  if (!list) return { health: null, labels: {} };
  const ids = list.rows.slice(0, MOST_EXPLAINED).map(({ id }) => id);
  const { changes, labels } = await explainedChanges(ctx, ids, scope.earlier);
  return { health: { ...list, rows: list.rows.map(({ id, ...row }) => ({ ...row, change: changes.get(id) ?? null })) }, labels };
}

/** A note's first line in place of its text. */
const titled = (list: Listed<{ kind: string; title: string }> | null) =>
  list && { ...list, rows: list.rows.map((row) => (row.kind === 'note' ? { ...row, title: noteTitle(row.title) } : row)) };

const NOTHING = { bands: null, renewalSum: null, movement: null, leaders: null };
const NO_LISTS = { health: null, alerts: null, tasks: null, renewals: null, usage: null, recent: null, held: null, done: null, answers: null };

/** What a person has to know of their accounts, of their team's or of all: beside each other, or one list of it wholly. */
export const readHome = defineOperation({
  name: 'home.read',
  kind: 'read',
  permission: 'account:read',
  scope: 'self',
  input: HomeRequest,
  output: HomeReading,
  run: async (ctx, request) => {
    const book = await bookOf(ctx, request.book);
    const scope = scopeOf(ctx, book, request);
    const { health, recent, ...parts } = await readParts(scope);
    const [person] = book.which === 'person' ? (book.people ?? []) : [];
    return HomeReading.parse({
      ...{ ...NOTHING, ...NO_LISTS, ...parts },
      book: { which: book.which, id: person?.id ?? null, name: person?.name ?? null, owners: book.people?.map(({ email }) => email) ?? null },
      ...{ days: scope.days, since: scope.earlier.day, weeks: scope.weeks, today: ctx.today },
      ...{ list: request.list ?? null, currency: ctx.organization.currency },
      ...(await explained(ctx, scope, (health ?? null) as Listed<{ id: number }> | null)),
      recent: titled((recent ?? null) as Listed<{ kind: string; title: string }> | null),
    });
  },
});

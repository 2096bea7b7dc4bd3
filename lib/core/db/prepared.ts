import { createHash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { type Answer, type Ask, lateBegin } from './late-begin';

/** Shorter texts are planned as fast as they are looked up. */
const SHORTEST = 300;
/** Uses of a text in this process before it is prepared: texts made of people's filters are seldom used again. */
const USES = 3;
/** Prepared texts: each connection keeps the plans of those that it ran. */
const MOST_PREPARED = 100;
const MOST_COUNTED = 5_000;
/** Longer arrays are planned for what they hold: a plan for any takes them for short, and joins them row by row. */
const LONGEST_ARRAY = 100;

const names = new Map<string, string>();
const uses = new Map<string, number>();

/** The name under which connections keep a text's plan; undefined while it isn't worth one. */
function nameOf(text: string): string | undefined {
  const name = names.get(text);
  if (name !== undefined || text.length < SHORTEST || names.size >= MOST_PREPARED) return name;
  const count = (uses.get(text) ?? 0) + 1;
  if (count < USES) {
    if (uses.size >= MOST_COUNTED) uses.clear();
    uses.set(text, count);
    return undefined;
  }
  uses.delete(text);
  names.set(text, createHash('sha256').update(text).digest('base64url'));
  return names.get(text);
}

const isBulk = (values: readonly unknown[]) => values.some((value) => Array.isArray(value) && value.length > LONGEST_ARRAY);

function preparing(client: pg.PoolClient): PostgresPoolClient {
  const ask: Ask = (text, values) => {
    const name = isBulk(values) ? undefined : nameOf(text);
    return name === undefined ? client.query(text, values) : client.query({ name, text, values });
  };
  const askPlainly = async (texts: string) => {
    const answer: Answer | Answer[] = await client.query(texts);
    return Array.isArray(answer) ? answer[answer.length - 1] : answer;
  };
  // Without a cursor in the dialect's configuration, nothing but texts is asked.
  return { query: lateBegin(ask, askPlainly), release: () => client.release() } as unknown as PostgresPoolClient;
}

/**
 * A pool whose connections plan long statements once instead of each time: a page's reads take longer to plan than to
 * run. PostgreSQL goes on planning anew where the values' own plan promises to be cheaper (plan_cache_mode auto).
 */
export function preparingPool(pool: pg.Pool): PostgresPool {
  return { connect: async () => preparing(await pool.connect()), end: () => pool.end() };
}

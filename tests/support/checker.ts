import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pg from 'pg';

/** What an independent look at the database finds; everything but the first two must be empty or zero. */
export interface Findings {
  acknowledged: number;
  stored: number;
  /** Acknowledged messageIds that aren't stored (the first 20), and how many there are. */
  lost: string[];
  lostCount: number;
  /** messageIds stored more than once. */
  repeated: string[];
  /** Segments whose count isn't that of their events, and events without a segment. */
  brokenSegments: number;
  strayEvents: number;
  /** Events whose user or account is unknown. */
  withoutUser: number;
  withoutAccount: number;
}

const NAMED = 20;

/** A UUID is stored in its 16 bytes; a text of that length has 0xff behind it. */
const MESSAGE_ID = `CASE WHEN octet_length(message_id) = 16 THEN encode(message_id, 'hex')::uuid::text
  WHEN get_byte(message_id, octet_length(message_id) - 1) = 255 THEN convert_from(substr(message_id, 1, 16), 'UTF8')
  ELSE convert_from(message_id, 'UTF8') END`;

/** Plain SQL by the owner, none of the house's own code: it must not share its mistakes. */
export async function check(databaseUrl: string, organizationId: number, acknowledged: ReadonlySet<string>): Promise<Findings> {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  const count = async (sql: string): Promise<number> => Number((await db.query<{ n: string }>(sql, [organizationId])).rows[0]?.n);
  const texts = async (sql: string): Promise<string[]> => (await db.query<{ t: string }>(sql, [organizationId])).rows.map((row) => row.t);
  try {
    const stored = await texts(`SELECT ${MESSAGE_ID} AS t FROM event WHERE organization_id = $1`);
    const known = new Set(stored);
    const lost = [...acknowledged].filter((id) => !known.has(id));
    return {
      acknowledged: acknowledged.size,
      stored: stored.length,
      lost: lost.slice(0, NAMED),
      lostCount: lost.length,
      repeated: await texts(`SELECT ${MESSAGE_ID} AS t FROM event WHERE organization_id = $1 GROUP BY 1 HAVING count(*) > 1`),
      brokenSegments: await count(`SELECT count(*) AS n FROM segment s WHERE organization_id = $1
        AND events <> (SELECT count(*) FROM event e WHERE e.organization_id = s.organization_id AND e.segment_id = s.id)`),
      strayEvents: await count(`SELECT count(*) AS n FROM event e WHERE organization_id = $1
        AND NOT EXISTS (SELECT FROM segment s WHERE s.organization_id = e.organization_id AND s.id = e.segment_id)`),
      withoutUser: await count(`SELECT count(*) AS n FROM event e WHERE organization_id = $1 AND user_id IS NOT NULL AND account_id IS NOT NULL
        AND NOT EXISTS (SELECT FROM external_id x JOIN product_user u ON u.organization_id = x.organization_id AND u.id = x.record_id AND u.account_id = x.scope_id
          WHERE x.organization_id = e.organization_id AND x.kind = 'user' AND x.scope_id = e.account_id AND x.value = e.user_id)`),
      withoutAccount: await count(`SELECT count(*) AS n FROM event e WHERE organization_id = $1 AND account_id IS NOT NULL
        AND NOT EXISTS (SELECT FROM account a WHERE a.organization_id = e.organization_id AND a.id = e.account_id)`),
    };
  } finally {
    await db.end();
  }
}

/** Findings of a sound database: these counts and nothing else. */
export function sound(acknowledged: number, stored: number): Findings {
  return { acknowledged, stored, lost: [], lostCount: 0, repeated: [], brokenSegments: 0, strayEvents: 0, withoutUser: 0, withoutAccount: 0 };
}

/** `node --import tsx tests/support/checker.ts --database URL --organization ID --acknowledged FILE` (a messageId a line). */
async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { database: text, organization: text, acknowledged: text } });
  const { database = '', organization = '', acknowledged = '' } = values;
  const ids = readFileSync(acknowledged, 'utf8').split('\n').filter(Boolean);
  const findings = await check(database, Number(organization), new Set(ids));
  process.stdout.write(`${JSON.stringify(findings)}\n`);
  const { acknowledged: _acknowledged, stored: _stored, ...faults } = findings;
  const faultless = Object.values(faults).every((fault) => fault === 0 || (Array.isArray(fault) && fault.length === 0));
  process.exitCode = faultless ? 0 : 1;
}

if (process.argv[1] === import.meta.filename) await main();

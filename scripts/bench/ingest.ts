import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { env } from '@/lib/core/env';
import { createOrganization } from '@/lib/features/organization/commands';
import { generateLoad } from '@/prisma/seed/scenarios/load';
import { withClient } from '@/scripts/connection.mjs';
import { startIngest } from './ingest-process';
import type { Bench, Finding } from './measurement';
import { sendAll } from './send';
import { median, shown, timed } from './statistics';

const TARGET = 0.33;
const EVENTS = 100_000;
const BATCH = 100;
const CONNECTIONS = 32;
const SHAPE = { users: 5_000, accounts: 250, modules: 12, features: 60, months: 1 };

/** Batch calls with so many events, as they go over the wire. */
function bodiesOf(round: number, events: number): Buffer[] {
  const calls = [...generateLoad({ ...SHAPE, seed: `ingest ${round}`, events, end: new Date() })];
  return Array.from({ length: Math.ceil(calls.length / BATCH) }, (_, index) =>
    Buffer.from(JSON.stringify({ batch: calls.slice(index * BATCH, (index + 1) * BATCH), sentAt: new Date() })),
  );
}

const COPY_TABLE = `
  CREATE TABLE event_copy (LIKE event INCLUDING ALL) PARTITION BY HASH (organization_id, message_id);
  DO $$ BEGIN
    FOR n IN 0..7 LOOP
      EXECUTE format('CREATE TABLE event_copy_%s PARTITION OF event_copy FOR VALUES WITH (MODULUS 8, REMAINDER %s)', n, n);
    END LOOP;
  END $$`;

/** What the ingest stored since the last call, as COPY's text, in the order of arrival. */
function takeNewRows(): Promise<Buffer> {
  return withClient(env().DATABASE_URL, async (db) => {
    const rows = `SELECT * FROM event WHERE segment_id > (SELECT coalesce(max(segment_id), 0) FROM event_copy) ORDER BY segment_id, at`;
    return buffer(db.query(copyTo(`COPY (${rows}) TO STDOUT`)));
  });
}

/** Raw COPY by the owner, without the fence, into a table that has grown like the other. */
function copyRows(rows: Buffer): Promise<number> {
  return withClient(env().DATABASE_URL, async (db) => {
    await db.query('CHECKPOINT');
    return timed(() => pipeline(Readable.from([rows]), db.query(copyFrom('COPY event_copy FROM STDIN'))));
  });
}

/** Ingest over HTTP, committed and deduplicated, against a raw COPY of the same rows into the same table. */
export async function measureIngest({ scale, repetitions }: Bench): Promise<Finding[]> {
  const events = Math.round(EVENTS * scale);
  const { writeKey } = await createOrganization({ name: 'Ingest' });
  await withClient(env().DATABASE_URL, (db) => db.query(COPY_TABLE));
  const ingest = await startIngest();
  const [sent, copied]: [number[], number[]] = [[], []];
  // Round 0 makes accounts and users known and both sides warm; it does not count.
  for (let round = 0; round <= repetitions; round++) {
    const bodies = bodiesOf(round, events);
    await withClient(env().DATABASE_URL, (db) => db.query('CHECKPOINT'));
    const ms = await timed(() => sendAll(ingest.origin, writeKey, bodies, CONNECTIONS));
    const copyMs = await copyRows(await takeNewRows());
    if (round > 0) {
      sent.push((events / ms) * 1000);
      copied.push((events / copyMs) * 1000);
    }
  }
  await ingest.stop();
  const ratios = sent.map((rate, index) => rate / (copied[index] ?? Number.NaN));
  return [
    {
      what: 'ingest over HTTP ÷ raw COPY',
      sides: [`${shown(median(sent))} events/s`, `${shown(median(copied))} rows/s`],
      value: median(ratios),
      bound: 'least',
      target: TARGET,
      notes: [`${shown(events)} events a round in batches of ${BATCH} over ${CONNECTIONS} connections; ratios ${ratios.map(shown).join(', ')}`],
    },
  ];
}

import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { env } from '@/lib/core/env';
import { batchesOf } from '@/lib/features/import/batches';
import type { Reading } from '@/lib/features/import/records';
import { importKind } from '@/lib/features/import/table';
import { TicketRecord } from '@/lib/features/ticket/contract';
import { csvRecords } from '@/lib/kit/csv-reader';
import { withClient } from '@/scripts/connection.mjs';

export const ACCOUNTS = 1_000;
export const COLUMNS = 20;
/** One row of so many can't be imported. */
const BAD = 100;

/** Columns of the file: those that tickets have, and others that are left out, as exports of ticket systems have them. */
const OWN = ['id', 'accountId', 'subject', 'status', 'priority', 'type', 'createdAt', 'closedAt', 'url', 'requesterEmail', 'csat', 'updatedAt'];
const HEADER = [...OWN, ...Array.from({ length: COLUMNS - OWN.length }, (_, index) => `custom_${index + 1}`)];
export const MAPPING = { columns: HEADER.map((name) => (OWN.includes(name) ? name : null)), days: 'ymd', decimal: '.', clears: false } as const;

function rowOf(n: number): string {
  const at = new Date(Date.UTC(2025, 0, 1) + n * 60_000).toISOString();
  const own = [
    ...[`ticket-${n}`, `account-${n % ACCOUNTS}`, `"Ticket ${n}, as its customer put it"`, n % 3 ? 'closed' : 'open'],
    ...[['low', 'normal', 'high'][n % 3], n % 2 ? 'question' : 'incident', n % BAD === 0 ? 'never' : at, n % 3 ? at : ''],
    ...[`https://tickets.example/${n}`, `person-${n % 5000}@customer.example`, String((n % 5) + 1), at],
  ];
  return [...own, ...Array.from({ length: COLUMNS - OWN.length }, (_, index) => `value ${index} of ${n}`)].join(',');
}

/** Writes a file of so many tickets. */
export async function writeTickets(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path);
  file.write(`${HEADER.join(',')}\n`);
  for (let n = 0; n < rows; n++) if (!file.write(`${rowOf(n)}\n`)) await once(file, 'drain');
  file.end();
  await once(file, 'close');
}

/** Copies the file as it is into a table of texts with a primary key. */
export function copyFile(path: string): Promise<void> {
  return withClient(env().DATABASE_URL, async (db) => {
    await db.query(`CREATE TABLE copied (${HEADER.map((name, index) => `"${name}" text${index === 0 ? ' PRIMARY KEY' : ''}`).join(', ')})`);
    await pipeline(createReadStream(path), db.query(copyFrom('COPY copied FROM STDIN (FORMAT csv, HEADER)')));
    await db.query('DROP TABLE copied');
  });
}

/** Reads the file and checks every row against what tickets must be, without a database. @returns the sound ones */
export async function validateFile(path: string): Promise<number> {
  const { columns } = importKind('ticket');
  const reading: Reading = {
    columns: MAPPING.columns.map((name) => columns.find(({ id }) => id === name) ?? null),
    ...{ parts: [], format: { days: 'ymd', decimal: '.', timeZone: 'UTC' }, clears: false },
  };
  let sound = 0;
  for await (const { read } of batchesOf(csvRecords(createReadStream(path), ','), reading, { position: 0, byteOffset: 0 })) {
    for (const { record, faults } of read) {
      if (faults.length === 0 && TicketRecord.safeParse(record).success) sound += 1;
    }
  }
  return sound;
}

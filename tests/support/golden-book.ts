import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createOrganization } from '@/lib/features/organization/commands';
import { callApi } from './api-client';

/** Books of business, and what an independent program read from them. */
const FOLDER = join(import.meta.dirname, '../golden');
const COLLECTIONS = ['subscriptions', 'invoices', 'nps', 'tickets'] as const;

type Records = Record<string, unknown>[];
interface Book {
  timezone: string;
  asOf: string;
  currency: string;
  accounts: ({ id: string; name: string; createdAt: string } & Record<(typeof COLLECTIONS)[number], Records>)[];
}

export const readGolden = (file: string) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
export const book: Book = readGolden('business-input.json');

async function put(key: string, collection: string, data: unknown[]): Promise<void> {
  const { status, body } = await callApi(`PUT /api/v1/${collection}`, { key, body: { data } });
  if (status !== 200 || body.accepted !== data.length) throw new Error(`${collection}: ${JSON.stringify(body)}`);
}

/** Sends the records of all accounts, once more in the other order if that is asked. */
export async function sendDealings(key: string, reversed = false): Promise<void> {
  for (const collection of COLLECTIONS) {
    const data = book.accounts.flatMap(({ id: accountId, ...account }) => account[collection].map((record) => ({ ...record, accountId })));
    await put(key, collection, reversed ? data.reverse() : data);
  }
}

/** An organization that holds the book, sent through the API. */
export async function goldenOrganization(name: string) {
  const { timezone, currency } = book;
  const made = await createOrganization({ name, timezone, currency });
  const accounts = book.accounts.map(({ id, name, createdAt }) => ({ id, name, createdAt }));
  await put(made.apiKey, 'accounts', accounts);
  await sendDealings(made.apiKey);
  return made;
}

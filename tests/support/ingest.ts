import type { AddressInfo } from 'node:net';
import { control } from '@/lib/core/db/database';
import { messageIdOf } from '@/lib/features/event/message-key';
import { createOrganization } from '@/lib/features/organization/commands';
import { createIngest } from '@/workers/ingest/server';

/** A running ingest of this process, on a free port. */
export interface RunningIngest {
  url: string;
  port: number;
  /** Organizations that it said have new events. */
  committed: number[];
  close(): Promise<void>;
}

export async function startIngest(): Promise<RunningIngest> {
  const committed: number[] = [];
  const { server, close } = createIngest((organizationId) => committed.push(organizationId));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, committed, close };
}

/** An organization with its keys, by internal id. */
export interface Sender {
  id: number;
  publicId: string;
  writeKey: string;
  apiKey: string;
}

export async function newSender(name: string): Promise<Sender> {
  const { organization, writeKey, apiKey } = await createOrganization({ name });
  const { id } = await control().selectFrom('organization').select('id').where('publicId', '=', organization.id).executeTakeFirstOrThrow();
  return { id, publicId: organization.id, writeKey, apiKey };
}

export function basic(writeKey: string): string {
  return `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`;
}

/** Posts JSON with a write key, as Segment's SDKs do. */
export function post(ingest: RunningIngest, path: string, writeKey: string, body: unknown): Promise<Response> {
  return fetch(`${ingest.url}${path}`, {
    method: 'POST',
    headers: { authorization: basic(writeKey) },
    body: JSON.stringify(body),
    redirect: 'error',
  });
}

/** The messageIds that an organization has stored. */
export async function storedIds(organizationId: number): Promise<string[]> {
  const rows = await control().selectFrom('event').select('messageId').where('organizationId', '=', organizationId).execute();
  return rows.map((row) => messageIdOf(row.messageId));
}

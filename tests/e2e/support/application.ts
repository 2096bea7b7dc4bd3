import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Person {
  email: string;
  password: string;
}

interface SignIn {
  admin: Person;
  /** Sees the accounts of one team only. */
  colleague: Person;
  apiKey: string;
  writeKey: string;
  organization: string;
}

/** What the global setup tells of the seeded application. */
function told(name: 'E2E_ORIGIN' | 'E2E_INGEST_ORIGIN' | 'E2E_SIGN_IN' | 'E2E_LOGS'): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

export const signIn: SignIn = JSON.parse(told('E2E_SIGN_IN'));
export const origin = told('E2E_ORIGIN');
export const ingestOrigin = told('E2E_INGEST_ORIGIN');

/** What the processes of the application wrote so far. */
export function logged(): string {
  const folder = told('E2E_LOGS');
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}

/** Asks the API with the seeded key, which has every scope. */
export async function api(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<unknown> {
  const headers = { authorization: `Bearer ${signIn.apiKey}`, ...(body !== undefined && { 'content-type': 'application/json' }) };
  const answer = await fetch(`${origin}/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.status === 204 ? null : answer.json();
}

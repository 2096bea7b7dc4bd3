import { spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { control } from '@/lib/core/db/database';
import { env } from '@/lib/core/env';
import { commandsOf } from '@/scripts/application.mjs';
import { median, p95, timed } from './statistics';

const ROOT = resolve(import.meta.dirname, '../..');
/** Readers at once. */
export const CONCURRENCY = 8;
const REQUESTS = 160;
const WARM_UP = 80;
const READY_LIMIT_MS = 60_000;

export type Admin = { email: string; password: string };

export interface Site {
  origin: string;
  cookie: string;
  stop: () => Promise<void>;
}

export interface PageOfSite {
  path: string;
  status: number;
}

/** The built application in a process of its own. */
export async function startWeb(): Promise<Omit<Site, 'cookie'>> {
  const { APP_ORIGIN: origin } = env();
  const child = spawn(process.execPath, commandsOf(new URL(origin).port).web, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  for (const end = performance.now() + READY_LIMIT_MS; ; await sleep(100)) {
    if ((await fetch(`${origin}/livez`).catch(() => null))?.ok) return { origin, stop };
    if (performance.now() > end || child.exitCode !== null) throw new Error('the web process does not start');
  }
}

const cookiesIn = (answer: Response) => answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? '');

/** The same, and somebody signed in to it. */
export async function openSite(admin: Admin): Promise<Site> {
  const web = await startWeb();
  return { ...web, cookie: await signIn(web.origin, admin) };
}

/** Signs in as a browser does. @returns the cookies of the session */
async function signIn(origin: string, { email, password }: Admin): Promise<string> {
  const first = await fetch(`${origin}/api/auth/csrf`);
  const { csrfToken } = (await first.json()) as { csrfToken: string };
  const headers = { cookie: cookiesIn(first).join('; ') };
  const body = new URLSearchParams({ csrfToken, email, password, json: 'true' });
  const answer = await fetch(`${origin}/api/auth/callback/credentials`, { method: 'POST', headers, body, redirect: 'manual' });
  const cookie = cookiesIn(answer).find((one) => one.includes('session-token='));
  if (!cookie) throw new Error(`signing in answered ${answer.status}`);
  return cookie;
}

/** One whole answer of a page. @throws Error when its status is another */
export async function read({ origin, cookie }: Site, path: string, status: number): Promise<void> {
  const answer = await fetch(`${origin}${path}`, { headers: { cookie }, redirect: 'manual' });
  const html = await answer.text();
  if (answer.status !== status && !(status === 404 && html.includes('NEXT_HTTP_ERROR_FALLBACK;404')))
    throw new Error(`${path} answered ${answer.status}`);
}

/** p95 of the time to the last byte, with so many readers at once. */
async function p95Of(site: Site, path: string, status: number): Promise<number> {
  const times: number[] = [];
  const reader = async () => {
    for (let n = 0; n < REQUESTS / CONCURRENCY; n++) times.push(await timed(() => read(site, path, status)));
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, reader));
  return p95(times);
}

/** Median over some rounds of each page's p95, all of them warm and read in turns. */
export async function p95sOf(site: Site, pages: readonly PageOfSite[], rounds: number): Promise<number[]> {
  const times: number[][] = pages.map(() => []);
  for (const { path, status } of pages) for (let n = 0; n < WARM_UP; n++) await read(site, path, status);
  for (let round = 0; round < rounds; round++) {
    for (const [index, { path, status }] of pages.entries()) times[index]?.push(await p95Of(site, path, status));
  }
  return times.map(median);
}

async function logStatements(which: 'all' | 'none'): Promise<void> {
  await sql`ALTER SYSTEM SET log_statement = ${sql.lit(which)}`.execute(control());
  await sql`SELECT pg_reload_conf()`.execute(control());
  await sleep(500);
}

const NO_TABLE = /^(begin|commit|rollback|start transaction|SELECT set_config\()/i;

/** The statements that one warm reading of a page runs: those on tables, the session's included. */
export function statementsOf(site: Site, path: string, serverLog: string): Promise<string[]> {
  return statementsDuring(() => read(site, path, 200), serverLog);
}

/** The statements on tables that some work runs, in whichever process. */
export async function statementsDuring(work: () => Promise<unknown>, serverLog: string): Promise<string[]> {
  await logStatements('all');
  const from = statSync(serverLog).size;
  await work();
  await sleep(500);
  const written = readFileSync(serverLog).subarray(from).toString();
  await logStatements('none');
  const statements = written.split('\n').flatMap((line, index, lines) => {
    const [, said] = /LOG: {2}(?:execute [^:]+|statement): (.*)$/.exec(line) ?? [];
    return said === undefined ? [] : [said.trim() === '' ? (lines[index + 1] ?? '').trim() : said.trim()];
  });
  return statements.filter((statement) => !NO_TABLE.test(statement) && !/bullmq|pg_reload_conf|ALTER SYSTEM/.test(statement));
}

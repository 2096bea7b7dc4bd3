import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NextRequest } from 'next/server';

const FOLDER = join(import.meta.dirname, '../../app/api/v1');
const ORIGIN = 'http://localhost:3000';

export type Handler = (request: NextRequest) => Response | Promise<Response>;

/** A route.ts of the API: its address as in the OpenAPI document, but with empty braces. */
export interface RouteFile {
  path: string;
  load(): Promise<Record<string, Handler>>;
}

/** Every route.ts under app/api/v1, the exact addresses before those with parameters. */
export const routeFiles: readonly RouteFile[] = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('/route.ts'))
  .map((file) => ({
    path: `/api/v1/${file.replace(/\/route\.ts$/, '').replaceAll(/\[(\.\.\.)?\w+\]/g, '{$1}')}`,
    load: () => import(join(FOLDER, file)) as Promise<Record<string, Handler>>,
  }))
  .sort((a, b) => (a.path.replaceAll('{', '~') < b.path.replaceAll('{', '~') ? -1 : 1));

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll('{\\.\\.\\.}', '.+').replaceAll('{}', '[^/]+')}$`);
}

export interface Sent {
  /** Secret of an API key. */
  key?: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, instead of `body`. */
  raw?: BodyInit;
  signal?: AbortSignal;
}

export interface Answered {
  status: number;
  headers: Headers;
  text: string;
  body: Record<string, unknown>;
}

/** Calls the handler that Next would choose for `GET /api/v1/…`, with a real request. */
export async function requestApi(line: string, { key, headers = {}, body, raw, signal }: Sent = {}): Promise<Response> {
  const [method = '', address = ''] = line.split(' ');
  const url = new URL(address, ORIGIN);
  const file = routeFiles.find(({ path }) => patternOf(path).test(url.pathname));
  const handler = (await file?.load())?.[method];
  if (!handler) throw new Error(`there is no handler for ${line}`);
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const given = {
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  };
  return handler(new NextRequest(url, { method, headers: given, signal, ...(sent === undefined ? {} : { body: sent }) }));
}

/** The same, with the whole answer read. */
export async function callApi(line: string, sent: Sent = {}): Promise<Answered> {
  const response = await requestApi(line, sent);
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : {} };
}

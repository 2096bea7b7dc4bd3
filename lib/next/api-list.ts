import * as z from 'zod';
import { badPosition, decodePosition, encodePosition } from '@/lib/core/db/position';
import { AppError } from '@/lib/core/errors';
import { fieldErrors, invoke, type Operation } from '@/lib/core/operation';
import { isStorable } from '@/lib/kit/plain-text';
import type { JsonSchema } from '@/lib/kit/schema-field';
import { type ApiRoute, declared, jsonSchema, type Line, once } from './api-route';

const PageQuery = z.strictObject({
  limit: z.int().min(1).max(200).default(50).describe('Entries of a page'),
  cursor: z.string().min(1).max(2000).optional().describe('The nextCursor of the page before'),
});

/** Which page of a list: after the row with this key, or the first one. */
export interface PageRequest {
  limit: number;
  after: string | null;
}

export interface PageBody<R> {
  data: R[];
  nextCursor: string | null;
}

/** The key of the row that a page begins after. */
const Position = z.tuple([z.string().refine(isStorable)]);

function readPage(raw: unknown): z.infer<typeof PageQuery> {
  const parsed = PageQuery.safeParse(raw);
  if (!parsed.success) throw new AppError('invalid', undefined, { errors: fieldErrors(parsed.error) });
  return parsed.data;
}

/** Takes limit and cursor out of a raw input. @throws AppError invalid, also for a cursor that isn't one of ours */
export function takePage({ limit, cursor, ...rest }: Record<string, unknown>): { page: PageRequest; rest: Record<string, unknown> } {
  const page = readPage({ limit, cursor });
  return { page: { limit: page.limit, after: page.cursor === undefined ? null : decodePosition(Position, page.cursor)[0] }, rest };
}

/** A page as the API answers it. */
export function pageBody<R>(data: R[], more: boolean, key: (row: R) => string): PageBody<R> {
  const last = data.at(-1);
  return { data, nextCursor: last && more ? encodePosition([key(last)]) : null };
}

/** The input of an operation that pages by key. @throws AppError invalid when a client names the key itself */
export function keyedInput({ limit, after }: PageRequest, rest: Record<string, unknown>): Record<string, unknown> {
  if ('after' in rest) throw new AppError('invalid', 'after is not a parameter: page with cursor');
  return { ...rest, limit, ...(after === null ? {} : { after }) };
}

/** The page out of all rows. @throws AppError invalid when the row that it follows is gone */
export function cutPage<R>(rows: readonly R[], { limit, after }: PageRequest, key: (row: R) => string): PageBody<R> {
  const place = after === null ? -1 : rows.findIndex((row) => key(row) === after);
  if (after !== null && place === -1) throw badPosition();
  const data = rows.slice(place + 1, place + 1 + limit);
  return pageBody(data, place + 1 + limit < rows.length, key);
}

/** A list's input as clients see it: with limit and cursor, without the operation's own way of paging. */
function pagedInput(schema: JsonSchema): JsonSchema {
  const { after: _after, ...properties } = schema.properties ?? {};
  return { ...schema, properties: { ...properties, ...jsonSchema(PageQuery, 'input').properties } };
}

/** The schema of a list's answer. */
function listSchema(row: z.ZodType): JsonSchema {
  return jsonSchema(z.strictObject({ data: z.array(row), nextCursor: z.string().nullable() }), 'output');
}

/** A list's route: how it pages, and what a page of these rows is. */
export function listRoute(declaration: ReturnType<typeof declared>, row: z.ZodType, isReading: boolean, call: ApiRoute['call']): ApiRoute {
  return {
    ...declaration,
    status: 200,
    isReading,
    inputSchema: once(() => pagedInput(declaration.inputSchema())),
    outputSchema: once(() => listSchema(row)),
    call,
  };
}

/** Declares a list of things few enough to be read whole; `key` names a row within it. */
export function apiList<I, R>(line: Line, summary: string, operation: Operation<I, R[]>, row: z.ZodType<R>, key: (row: R) => string): ApiRoute {
  return listRoute(declared(line, summary, operation), row, false, async (caller, raw) => {
    const { page, rest } = takePage(raw);
    return { body: cutPage(await invoke(operation, caller, rest), page, key) };
  });
}

/** The part of a table's operation that lists use: a position of its own instead of a key. */
interface TablePage<R> {
  rows: R[];
  next: string | null;
}

/**
 * Declares a list whose operation pages by an opaque cursor of its own.
 * @param row what the API shows of a row
 */
export function apiTable<I, R, S>(
  line: Line,
  summary: string,
  operation: Operation<I, TablePage<R>>,
  row: { schema: z.ZodType<S>; of(row: R): S },
): ApiRoute {
  const declaration = { ...declared(line, summary, operation), inputSchema: () => ({ properties: {} }) };
  return listRoute(declaration, row.schema, false, async (caller, raw) => {
    const { limit, cursor } = readPage(raw);
    const { rows, next } = await invoke(operation, caller, { limit, cursor: cursor ?? null });
    return { body: { data: rows.map(row.of), nextCursor: next } };
  });
}

/** Declares a list whose operation hands out pages itself, each `after` the key of the row before. */
export function apiListByKey<I, R>(
  line: Line,
  summary: string,
  operation: Operation<I, { data: R[]; more: boolean }>,
  row: z.ZodType<R>,
  key: (row: R) => string,
): ApiRoute {
  return listRoute(declared(line, summary, operation), row, false, async (caller, raw) => {
    const { page, rest } = takePage(raw);
    const { data, more } = await invoke(operation, caller, keyedInput(page, rest));
    return { body: pageBody(data, more, key) };
  });
}

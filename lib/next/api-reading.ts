import * as z from 'zod';
import { AppError } from '@/lib/core/errors';
import { fieldErrors, invoke, type Operation } from '@/lib/core/operation';
import { type ApiRoute, declared, jsonSchema, type Line, type ObjectSchema, once, type Result } from './api-route';
import { cursorOf, keyOf } from './cursor';

interface Fresh {
  freshTo: string;
}

/** The part of an operation's output that the API fixes, with its schema. */
interface Body<O, B> {
  schema: z.ZodType<B>;
  of(output: O): B;
}

function answers(schema: z.ZodType): Pick<ApiRoute, 'status' | 'isReading' | 'outputSchema'> {
  return { status: 200, isReading: true, outputSchema: once(() => jsonSchema(schema, 'output')) };
}

/** Declares a reading: its body is a part of the output, and a header says how fresh it is. */
export function reading<I, O extends Fresh, B>(line: Line, summary: string, operation: Operation<I, O>, body: Body<O, B>): ApiRoute {
  return {
    ...declared(line, summary, operation),
    ...answers(body.schema),
    call: async (caller, raw) => {
      const output = await invoke(operation, caller, raw);
      return { body: body.of(output), freshTo: output.freshTo };
    },
  };
}

const Page = z.strictObject({
  limit: z.int().min(1).max(200).default(50).describe('Entries of a page'),
  cursor: z.string().min(1).max(2000).optional().describe('The nextCursor of the page before'),
});
type Page = z.infer<typeof Page>;

const listOf = (row: z.ZodType) => z.strictObject({ data: z.array(row), nextCursor: z.string().nullable() });

/** A list's input as clients see it: a cursor where the operation takes the key of the row before. */
function paged(schema: ObjectSchema): ObjectSchema {
  const { after: _after, ...properties } = schema.properties ?? {};
  return { ...schema, properties: { ...properties, ...jsonSchema(Page, 'input').properties } };
}

function readPage(raw: unknown): Page {
  const page = Page.safeParse(raw);
  if (!page.success) throw new AppError('invalid', undefined, { errors: fieldErrors(page.error) });
  return page.data;
}

function pageBody<R>(data: R[], more: boolean, key: (row: R) => string): Result['body'] {
  const last = data.at(-1);
  return { data, nextCursor: last && more ? cursorOf(key(last)) : null };
}

/** Declares a reading whose operation hands out pages itself, each after the key of the row before. */
export function readingByKey<I, R>(
  line: Line,
  summary: string,
  operation: Operation<I, Fresh & { data: R[]; more: boolean }>,
  row: z.ZodType<R>,
  key: (row: R) => string,
): ApiRoute {
  const base = declared(line, summary, operation);
  return {
    ...base,
    ...answers(listOf(row)),
    inputSchema: once(() => paged(base.inputSchema())),
    call: async (caller, { limit, cursor, ...raw }) => {
      const page = readPage({ limit, cursor });
      if ('after' in raw) throw new AppError('invalid', 'after is not a parameter: page with cursor');
      const after = page.cursor === undefined ? {} : { after: keyOf(page.cursor) };
      const { data, more, freshTo } = await invoke(operation, caller, { ...raw, ...after, limit: page.limit });
      return { body: pageBody(data, more, key), freshTo };
    },
  };
}

/** Declares a reading whose rows come whole, in code-point order of their names; pages are cut here. */
export function readingByName<I, R extends { name: string }>(
  line: Line,
  summary: string,
  operation: Operation<I, Fresh & { data: R[] }>,
  row: z.ZodType<R>,
): ApiRoute {
  const base = declared(line, summary, operation);
  return {
    ...base,
    ...answers(listOf(row)),
    inputSchema: once(() => paged(base.inputSchema())),
    call: async (caller, { limit, cursor, ...raw }) => {
      const page = readPage({ limit, cursor });
      const last = page.cursor === undefined ? null : Buffer.from(keyOf(page.cursor));
      const { data, freshTo } = await invoke(operation, caller, raw);
      const rest = last === null ? data : data.filter((item) => Buffer.compare(Buffer.from(item.name), last) > 0);
      return { body: pageBody(rest.slice(0, page.limit), rest.length > page.limit, (item) => item.name), freshTo };
    },
  };
}

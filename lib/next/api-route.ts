import * as z from 'zod';
import type { Caller } from '@/lib/core/actor';
import { type Around, invoke, type Operation } from '@/lib/core/operation';
import { openStream, type StreamOperation } from '@/lib/core/stream';
import type { JsonSchema } from '@/lib/kit/schema-field';

export type Method = 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
/** Method and path, with the operation's own input names in braces: `GET /api/v1/accounts/{accountId}`. */
export type Line = `${Method} /api/v1/${string}`;

export interface Declared {
  method: Method;
  path: string;
  summary: string;
  /** Name of the operation. */
  name: string;
  permission: string;
  inputSchema(): JsonSchema;
}

export interface Result {
  body: unknown;
  /** Readings: everything received up to then is in the answer. */
  freshTo?: string;
}

/** An operation under a method and path. Its input is the path's parameters with the query (GET, DELETE) or the body. */
export interface ApiRoute extends Declared {
  /** Status of success; 204 answers without a body. */
  status: 200 | 201 | 204;
  outputSchema(): JsonSchema;
  isReading: boolean;
  /** @param around stands around a write, in its transaction */
  call(caller: Caller, raw: Record<string, unknown>, around?: Around): Promise<Result>;
}

/** A streaming operation under a path: server-sent events. */
export interface ApiStream extends Declared {
  open(authenticate: () => Promise<Caller>, raw: Record<string, unknown>): Promise<AsyncGenerator<string>>;
}

/** The JSON schema of what a client sends or gets. */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  return z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema: made }) => {
      if (zodSchema._zod.def.type === 'date') Object.assign(made, { type: 'string', format: 'date-time' });
    },
  }) as JsonSchema;
}

/** The value of `make`, made when it is first asked for. */
export function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** What every declaration says of its operation. */
export function declared(line: Line, summary: string, operation: { name: string; permission: string; input: z.ZodType }): Declared {
  const [method, path] = line.split(' ') as [Method, string];
  const { name, permission, input } = operation;
  return { method, path, summary, name, permission, inputSchema: once(() => jsonSchema(input, 'input')) };
}

/** Declares one route of the API: adapter and OpenAPI document are both made from it. */
export function api<I, O>(line: Line, summary: string, operation: Operation<I, O>, status: ApiRoute['status'] = 200): ApiRoute {
  return {
    ...declared(line, summary, operation),
    status,
    isReading: false,
    outputSchema: once(() => jsonSchema(operation.output, 'output')),
    call: async (caller, raw, around) => ({ body: await invoke(operation, caller, raw, around) }),
  };
}

/** Declares an upsert of a collection; its operation takes records unchecked, `record` is what each of them must be. */
export function apiUpsert<I, O>(line: Line, summary: string, operation: Operation<I, O>, record: z.ZodType): ApiRoute {
  const route = api(line, summary, operation);
  const inputSchema = once(() => {
    const { $schema: _dialect, ...items } = jsonSchema(record, 'input');
    const schema = route.inputSchema();
    return { ...schema, properties: { ...schema.properties, data: { ...schema.properties?.data, items } } };
  });
  return { ...route, inputSchema };
}

/** Declares one stream of the API. */
export function apiStream<I>(line: Line, summary: string, operation: StreamOperation<I>): ApiStream {
  return { ...declared(line, summary, operation), open: (authenticate, raw) => openStream(operation, authenticate, raw) };
}

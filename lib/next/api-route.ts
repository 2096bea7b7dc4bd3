import * as z from 'zod';
import type { Caller } from '@/lib/core/actor';
import { invoke, type Operation, openStream, type StreamOperation } from '@/lib/core/operation';

type Method = 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
type Line = `${Method} /api/v1/${string}`;

/** A JSON schema of an object, as far as routes read it. */
export interface ObjectSchema {
  properties?: Record<string, { type?: string } & Record<string, unknown>>;
  required?: string[];
}

interface Declared {
  method: Method;
  /** With the operation's own input names in braces: /api/v1/accounts/{accountId} */
  path: string;
  summary: string;
  /** Name of the operation, unique in the document together with the method and path. */
  name: string;
  permission: string;
  inputSchema(): ObjectSchema;
}

/** An operation under a method and path. Its input is the path's parameters with the query (GET, DELETE) or the body. */
export interface ApiRoute extends Declared {
  /** Status of success; 204 answers without a body. */
  status: 200 | 201 | 204;
  outputSchema(): ObjectSchema;
  call(caller: Caller, raw: unknown): Promise<unknown>;
}

/** A streaming operation under a path: server-sent events. */
export interface ApiStream extends Declared {
  open(authenticate: () => Promise<Caller>, raw: unknown): Promise<AsyncGenerator<string>>;
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): ObjectSchema {
  return z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema: made }) => {
      if (zodSchema._zod.def.type === 'date') Object.assign(made, { type: 'string', format: 'date-time' });
    },
  }) as ObjectSchema;
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function declared(line: Line, summary: string, operation: { name: string; permission: string; input: z.ZodType }): Declared {
  const [method, path] = line.split(' ') as [Method, string];
  const { name, permission, input } = operation;
  return { method, path, summary, name, permission, inputSchema: once(() => jsonSchema(input, 'input')) };
}

/** Declares one route of the API: adapter and OpenAPI document are both made from it. */
export function api<I, O>(line: Line, summary: string, operation: Operation<I, O>, status: ApiRoute['status'] = 200): ApiRoute {
  return {
    ...declared(line, summary, operation),
    status,
    outputSchema: once(() => jsonSchema(operation.output, 'output')),
    call: (caller, raw) => invoke(operation, caller, raw),
  };
}

/** Declares one stream of the API. */
export function apiStream<I>(line: Line, summary: string, operation: StreamOperation<I>): ApiStream {
  return { ...declared(line, summary, operation), open: (authenticate, raw) => openStream(operation, authenticate, raw) };
}

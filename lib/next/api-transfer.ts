import type { NextRequest } from 'next/server';
import type * as z from 'zod';
import type { Caller } from '@/lib/core/actor';
import { countCall } from '@/lib/core/auth/call-rate';
import { clock } from '@/lib/core/clock';
import { AppError, toAppError } from '@/lib/core/errors';
import { log } from '@/lib/core/log';
import { type OutgoingFile, runTransfer, type Sent, type TransferOperation } from '@/lib/core/transfer';
import type { JsonSchema } from '@/lib/kit/schema-field';
import { type ApiRoute, type ApiStream, type Declared, declared, jsonSchema, type Line, once } from './api-route';
import { fileResponse } from './file-response';
import { countAnswer } from './measurements';
import { answerHeaders, problem } from './problem';
import { requestCaller } from './request-caller';
import { mergeInput, pathInput, queryInput } from './request-input';

/** A transfer under a method and path. Its input is the path's parameters with the query; a body is bytes. */
export interface ApiTransfer extends Declared {
  takesBytes: boolean;
  /** A file, nothing, or JSON by this schema. */
  answer: 'file' | 'nothing' | (() => JsonSchema);
  run(authenticate: () => Promise<Caller>, raw: Record<string, unknown>, sent?: Sent): Promise<unknown>;
}

export type AnyApiRoute = ApiRoute | ApiStream | ApiTransfer;

/** Declares a transfer that answers with JSON, or without an output with nothing. */
export function apiTransfer<I, O>(
  line: Line,
  summary: string,
  operation: TransferOperation<I, O>,
  { output, takesBytes = false }: { output?: z.ZodType<O>; takesBytes?: boolean } = {},
): ApiTransfer {
  return {
    ...declared(line, summary, operation),
    takesBytes,
    answer: output ? once(() => jsonSchema(output, 'output')) : 'nothing',
    run: (authenticate, raw, sent) => runTransfer(operation, authenticate, raw, sent),
  };
}

/** Declares a transfer that answers with a file. */
export function apiFile<I>(line: Line, summary: string, operation: TransferOperation<I, OutgoingFile>): ApiTransfer {
  return { ...apiTransfer(line, summary, operation), answer: 'file' };
}

function announcedBytes(request: NextRequest): number | null {
  const length = request.headers.get('content-length');
  return length === null ? null : Number(length);
}

async function* noBody(): AsyncGenerator<Uint8Array> {}

async function answer(route: ApiTransfer, request: NextRequest, requestId: string): Promise<Response> {
  const authenticate = () => requestCaller(request, requestId);
  await countCall(await authenticate());
  const { pathname, searchParams } = new URL(request.url);
  const raw = mergeInput(pathInput(route.path, pathname), queryInput(searchParams, route.inputSchema()));
  const sent = { bytes: request.body ?? noBody(), announced: announcedBytes(request) };
  const output = await route.run(authenticate, raw, route.takesBytes ? sent : undefined);
  const headers = answerHeaders(requestId);
  if (route.answer === 'nothing') return new Response(null, { status: 204, headers });
  if (route.answer === 'file') return fileResponse(output as OutgoingFile, request.headers.get('range'), headers);
  return new Response(JSON.stringify(output), { headers: { ...headers, 'Content-Type': 'application/json' } });
}

/** A declared transfer as a Next route handler. Errors are problem documents; one whose client went away is no fault. */
export function toTransfer(route: ApiTransfer): (request: NextRequest) => Promise<Response> {
  return async (request) => {
    const started = clock.ticks();
    const requestId = crypto.randomUUID();
    const response = await answer(route, request, requestId).catch((error: unknown) => {
      const known = request.signal.aborted ? new AppError('invalid', 'The connection was lost') : toAppError(error);
      if (known.code === 'internal') log.error({ requestId, route: route.path, error: known.cause ?? known }, 'transfer failed');
      return problem(known, requestId);
    });
    countAnswer(route.method, route.path, response.status, clock.ticks() - started);
    return response;
  };
}

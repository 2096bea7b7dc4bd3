import type { NextRequest } from 'next/server';
import { countCall } from '@/lib/core/auth/call-rate';
import { toAppError } from '@/lib/core/errors';
import { log } from '@/lib/core/log';
import type { ApiStream } from './api-route';
import { draining } from './drain';
import { answerHeaders, problem } from './problem';
import { requestCaller } from './request-caller';
import { readInput } from './route';

/** The generator's text as bytes, until it ends, the reader goes away or the process is asked to stop. */
function bytesOf(chunks: AsyncGenerator<string>, stop: AbortSignal, requestId: string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const stopped = new Promise<IteratorResult<string>>((resolve) => {
    stop.addEventListener('abort', () => resolve({ done: true, value: undefined }), { once: true });
  });
  return new ReadableStream({
    async pull(controller) {
      try {
        const next = stop.aborted ? { done: true, value: undefined } : await Promise.race([chunks.next(), stopped]);
        if (!next.done) return controller.enqueue(encoder.encode(next.value));
      } catch (error) {
        // The rights may have ended meanwhile: the stream ends, and the answer to its next request says why.
        log.debug({ requestId, code: toAppError(error).code }, 'stream ended');
      }
      controller.close();
      void chunks.return(undefined);
    },
    cancel: () => void chunks.return(undefined),
  });
}

/** A declared stream as a Next route handler: server-sent events, authorised before the first byte and at each read. */
export function toLive(route: ApiStream): (request: NextRequest) => Promise<Response> {
  return async (request) => {
    const requestId = crypto.randomUUID();
    try {
      await countCall(await requestCaller(request, requestId));
      const { raw } = await readInput(route, request);
      const chunks = await route.open(() => requestCaller(request, requestId), raw);
      const stop = AbortSignal.any([request.signal, draining]);
      const headers = { ...answerHeaders(requestId), 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' };
      return new Response(bytesOf(chunks, stop, requestId), { headers });
    } catch (error) {
      return problem(toAppError(error), requestId);
    }
  };
}

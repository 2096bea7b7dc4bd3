import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { toAppError } from '@/lib/core/errors';
import { log } from '@/lib/core/log';
import { LIMITS } from '@/lib/features/event/limits';
import { type Answer, answerTo, send } from './answer';
import { Grouping } from './grouping';
import { Measurements } from './measurements';
import { answer, type Desk } from './router';

/** The ingest's HTTP server, and what a shutdown needs of it. */
export interface Ingest {
  server: Server;
  /** Stops accepting, answers what is under way, resolves when the last connection is closed. */
  close(): Promise<void>;
}

/** @param onCommitted told of each organization that has new events */
export function createIngest(onCommitted: (organizationId: number) => void): Ingest {
  const measurements = new Measurements();
  const desk: Desk = { grouping: new Grouping(measurements, onCommitted), isDraining: false };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/metrics') {
      response.writeHead(200, { 'content-type': measurements.registry.contentType }).end(await measurements.registry.metrics());
      return;
    }
    const result = await answer(desk, request).catch(failed);
    measurements.answers.inc({ status: result.status });
    if (desk.isDraining) response.setHeader('connection', 'close');
    if (!response.destroyed) send(request, response, result);
  }

  const server = createServer(
    { requestTimeout: 60_000, headersTimeout: 15_000, keepAliveTimeout: 65_000, maxHeaderSize: LIMITS.eventBytes },
    (request, response) => void handle(request, response),
  );
  return {
    server,
    close: () => {
      desk.isDraining = true;
      return closed(server);
    },
  };
}

/** Lets a server finish what is under way. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}

function failed(error: unknown): Answer {
  const known = toAppError(error);
  if (known.code === 'internal') log.error({ error: known.cause ?? known }, 'ingest failed');
  return answerTo(known);
}

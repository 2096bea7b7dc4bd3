import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to the next request: refused with a status, handed on and its answer lost, or handed on. */
export type Fate = 429 | 503 | 'lose the answer' | 'pass';

export interface FlakyProxy {
  url: string;
  /** Fates of the next requests, one each; without one they pass. */
  fates: Fate[];
  /** Statuses that clients saw. */
  answered: number[];
  close(): Promise<void>;
}

/** A bad connection in front of an ingest. */
export async function startFlakyProxy(port: number): Promise<FlakyProxy> {
  const fates: Fate[] = [];
  const answered: number[] = [];
  const server = createServer((incoming, outgoing) => {
    const fate = fates.shift() ?? 'pass';
    if (typeof fate === 'number') {
      answered.push(fate);
      outgoing.writeHead(fate, { 'retry-after': '1' }).end();
      incoming.resume();
      return;
    }
    const onward = forward({ port, host: '127.0.0.1', method: incoming.method, path: incoming.url, headers: incoming.headers }, (answer) => {
      answer.resume();
      answer.on('end', () => {
        if (fate === 'lose the answer') return incoming.socket.destroy();
        answered.push(answer.statusCode ?? 0);
        outgoing.writeHead(answer.statusCode ?? 502).end('{}');
      });
    });
    onward.on('error', () => incoming.socket.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url, fates, answered, close };
}

import { createServer } from 'node:net';

/** Resolves to true when this process could listen on `port` of `host` (every address when left out). */
export function portIsFree(port, host) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (['EADDRINUSE', 'EACCES'].includes(error.code) ? resolve(false) : reject(error)));
    probe.listen({ port, host }, () => probe.close(() => resolve(true)));
  });
}

/** The first free port of the fifty that begin at `from`; throws when all are taken. */
export async function freePort(from, host) {
  for (let port = from; port < from + 50; port++) if (await portIsFree(port, host)) return port;
  throw new Error(`ports ${from} to ${from + 49} are all taken`);
}

import { freePort, portIsFree } from './free-port.mjs';
import { say } from './steps.mjs';

/** The ports of web and ingest: those that PORT and INGEST_PORT name, else the first free ones from 3000 and 3001. */
export async function choosePorts() {
  const port = await choose('PORT', 3000);
  const ingestPort = await choose('INGEST_PORT', port === 3000 ? 3001 : port + 1);
  if (port === ingestPort) throw new Error(`web and ingest cannot share port ${port}: set PORT or INGEST_PORT to another`);
  return { port, ingestPort };
}

async function choose(name, usual) {
  const named = process.env[name];
  if (named) {
    const port = Number(named);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`${name}=${named} is not a port`);
    if (!(await portIsFree(port))) throw new Error(`port ${port} is taken: set ${name} to another, or leave it out to get a free one`);
    return port;
  }
  const port = await freePort(usual);
  if (port !== usual) say(`  port ${usual} is taken: using ${port}\n`);
  return port;
}

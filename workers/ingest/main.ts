import { closeConnections } from '@/lib/core/db/pool';
import { env } from '@/lib/core/env';
import { log } from '@/lib/core/log';
import { createIngest } from './server';
import { wakeFold } from './wake-ups';

/** What isn't answered by then isn't acknowledged, and comes again. */
const PATIENCE_MS = 24_000;

const ingest = createIngest(wakeFold);
ingest.server.listen(env().INGEST_PORT, () => log.info({ address: ingest.server.address() }, 'ingest listens'));

async function stop(signal: NodeJS.Signals): Promise<void> {
  log.info({ signal }, 'ingest stops');
  setTimeout(() => process.exit(1), PATIENCE_MS).unref();
  await ingest.close();
  await closeConnections();
  process.exit(0);
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal));

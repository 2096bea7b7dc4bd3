import { closeConnections } from '@/lib/core/db/pool';
import { workOn } from '@/workers/handlers/import';

/** Works on one import as a worker does, in a process that can be killed: `import-worker.ts <organization> <import>`. */
const [organizationId, importId = ''] = process.argv.slice(2);
process.send?.('begun');
await workOn({ organizationId: Number(organizationId), importId });
await closeConnections();
process.disconnect?.();

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';

// Every prisma command first fetches a native engine unless this names a file; ours answers with the WASM build.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL('./scripts/schema-engine.mjs', import.meta.url));

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost:5432/rapport' },
});

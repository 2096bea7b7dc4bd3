import type { TestProject } from 'vitest/node';
import { createMigrated, openTestServer, TEMPLATE } from './test-server';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the test run's PostgreSQL, without a database. */
    postgres: string;
  }
}

/** Once a run: a server, and the template that test files clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openTestServer();
  await createMigrated(server.url(TEMPLATE));
  project.provide('postgres', server.url(''));
  return server.close;
}

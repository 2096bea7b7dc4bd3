import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { adapterFactory } from './schema-engine-adapter.mjs';

const GLUE = 'schema_engine_bg.js';

/**
 * Loads the schema engine that Prisma compiles to WebAssembly.
 * @param {string} url of the database it works on
 * @param {[string, string][] | undefined} datamodels schema files as [path, text]; an empty list is not accepted
 * @param {(message: string) => void} onPanic
 */
export async function loadSchemaEngine(url, datamodels, onPanic) {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const glue = await import(pathToFileURL(join(folder, GLUE)).href);
  const bytes = readFileSync(join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { [`./${GLUE}`]: glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: onPanic };
  return glue.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(adapterFactory(url)));
}

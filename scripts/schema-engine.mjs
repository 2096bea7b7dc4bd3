#!/usr/bin/env node
// Stands in for Prisma's native schema engine, which can only be downloaded: answers the Prisma CLI's line-delimited
// JSON-RPC with the WASM build of the same engine. For development and the drift check; nothing at run time needs it.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { withClient, withServer } from './connection.mjs';
import { loadSchemaEngine } from './schema-engine-wasm.mjs';

const NO_DATABASE = 'postgresql://127.0.0.1:1/none';
const RPC_ERROR = 4466;
const ERROR_CODES = { '3D000': 'P1003', '28P01': 'P1000' };

const argv = process.argv.slice(2);
const valuesOf = (option) => argv.flatMap((word, index) => (word === option ? [argv[index + 1]] : []));
const { url = NO_DATABASE } = JSON.parse(valuesOf('--datasource')[0] ?? '{}');

if (argv[0] === '--version') process.stdout.write('schema-engine-wasm\n');
else if (argv.includes('cli')) await runCommand(argv.at(-1));
else serve();

function logError(fields) {
  const line = { timestamp: new Date().toISOString(), level: 'ERROR', fields, target: 'schema_engine::logger' };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

async function runCommand(command) {
  process.stderr.write('\n');
  try {
    if (command === 'can-connect-to-database') await withClient(url, () => {});
    else if (command === 'create-database') await createDatabase();
    else throw new Error(`this engine does not know "${command}"`);
  } catch (error) {
    logError({ message: error.message, error_code: ERROR_CODES[error.code] ?? 'P1001', is_panic: false });
    process.exitCode = 1;
  }
}

/** Answers requests one after the other: the engine is not made for two at once. */
function serve() {
  let engine;
  const open = () => {
    const files = valuesOf('--datamodels').map((file) => [file, readFileSync(file, 'utf8')]);
    engine ??= loadSchemaEngine(url, files.length > 0 ? files : undefined, (message) => logError({ message, is_panic: true }));
    return engine;
  };
  let pending = Promise.resolve();
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
  lines.on('line', (line) => {
    pending = pending.then(() => answer(JSON.parse(line), open));
  });
  lines.on('close', () => pending.finally(() => process.exit(0)));
}

async function answer({ id, method, params = {} }, open) {
  const isReply = method === undefined;
  if (isReply) return;
  try {
    const result = await call(method, params, open);
    if (method === 'diff' && result?.stdout != null) send({ id: `print-${id}`, method: 'print', params: { content: result.stdout } });
    send({ id, result: result ?? {} });
  } catch (error) {
    send({ id, error: { code: RPC_ERROR, message: 'An error happened. Check the data field for details.', data: detailsOf(error) } });
  }
}

async function call(method, params, open) {
  if (method === 'createDatabase') return { databaseName: await createDatabase() };
  const engine = await open();
  return method === 'getDatabaseVersion' ? engine.version(params) : engine[method](params);
}

async function createDatabase() {
  await withServer(url, (db, name) => db.query(`CREATE DATABASE ${name}`));
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

/** The engine throws its known errors as JSON in the message. */
function detailsOf(error) {
  try {
    return { is_panic: false, ...JSON.parse(error.message) };
  } catch {
    return { is_panic: false, message: error.message };
  }
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
}

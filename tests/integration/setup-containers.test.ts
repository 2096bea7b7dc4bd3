import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { commandsOf } from '@/scripts/application.mjs';

type Service = { command?: string[]; environment?: Record<string, unknown>; depends_on?: Record<string, unknown> };

const compose = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true });
const services: Record<string, Service> = compose.services;
const example = readFileSync('.env.example', 'utf8');
const explained = new Set([...example.matchAll(/^#?([A-Z][A-Z0-9_]*)=/gm)].map((match) => match[1]));
const parsed = [...readFileSync('lib/core/env.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z0-9_]*):/gm)].map((match) => match[1] ?? '');

test('every variable that the code parses is explained in .env.example, above its line', () => {
  expect(parsed.length).toBeGreaterThan(10);
  expect(parsed.filter((name) => !explained.has(name))).toEqual([]);
  const lines = example.split('\n');
  const bare = lines.filter((line, index) => /^#?[A-Z][A-Z0-9_]*=/.test(line) && !/^#( |[A-Z])/.test(lines[index - 1] ?? ''));
  expect(bare).toEqual([]);
});

test.each(['web', 'ingest', 'worker', 'migrations'])('the container of %s gets every variable that the code parses, and no other', (name) => {
  const given = Object.keys(services[name]?.environment ?? {});
  expect(parsed.filter((variable) => !given.includes(variable))).toEqual([]);
  expect(given.filter((variable) => !explained.has(variable))).toEqual([]);
});

test('the containers run the commands of npm start', () => {
  for (const [name, args] of Object.entries(commandsOf('3000'))) expect(services[name]?.command).toEqual(['node', ...args]);
});

test('the image holds what turns office files into pages, and the program of them that the worker starts', () => {
  const image =
    readFileSync('Dockerfile', 'utf8')
      .split(/^FROM /m)
      .at(-1) ?? '';
  const installed =
    /apt-get install -y --no-install-recommends ([^&]+)&&/
      .exec(image)?.[1]
      ?.split(/[\s\\]+/)
      .filter(Boolean) ?? [];
  const offices = ['calc', 'impress', 'writer'].map((office) => `libreoffice-${office}-nogui`);
  expect(installed).toEqual([...offices, 'fonts-crosextra-caladea', 'fonts-crosextra-carlito', 'fonts-liberation2']);
  expect(services.worker?.environment?.SOFFICE).toMatch(/:-soffice\}$/);
});

test('settings that the compose file asks for are explained', () => {
  const asked = [...readFileSync('docker-compose.yml', 'utf8').matchAll(/\$\{([A-Z0-9_]+)/g)].map((match) => match[1]);
  expect(asked.filter((name) => !explained.has(name))).toEqual([]);
});

test('nothing starts before the migrations are done, and every service waited for is described', () => {
  for (const name of ['web', 'ingest', 'worker']) {
    expect(services[name]?.depends_on).toMatchObject({ migrations: { condition: 'service_completed_successfully' } });
  }
  const waitedFor = Object.values(services).flatMap((service) => Object.keys(service.depends_on ?? {}));
  expect(waitedFor.filter((name) => !(name in services))).toEqual([]);
});

test('the proxy hands the event paths to ingest', () => {
  const caddyfile: string = compose.configs.caddyfile.content;
  for (const path of ['/v1/*', '/t', '/p', '/i', '/g', '/s', '/a', '/b', '/m']) expect(caddyfile.split(/\s+/)).toContain(path);
  expect(caddyfile).toMatch(/reverse_proxy @ingest ingest:3001/);
});

import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
import { API_ROUTES } from '@/app/api/v1/_routes/all';
import { openApi } from '@/lib/next/openapi';
import { type Handler, routeFiles } from '@/tests/support/api-client';

const METHODS = ['GET', 'PUT', 'POST', 'PATCH', 'DELETE'];
/** The document itself, and the answer for addresses that don't exist. */
const UNDECLARED = ['/api/v1/openapi.json', '/api/v1/{...}'];

async function answered(handler: Handler | undefined, method: string): Promise<Response> {
  if (!handler) throw new Error(`${method} has no handler: export what apiAddress gives`);
  return handler(new NextRequest('http://localhost:3000/', { method }));
}

const nameless = (path: string) => path.replaceAll(/\{\w+\}/g, '{}');

test('the document and the route files list the same methods and paths', async () => {
  const served: string[] = [];
  for (const { path, load } of routeFiles.filter((file) => !UNDECLARED.includes(file.path))) {
    const { OPTIONS } = await load();
    const allowed = (await answered(OPTIONS, 'OPTIONS')).headers.get('Allow')?.split(', ') ?? [];
    served.push(...METHODS.filter((method) => allowed.includes(method)).map((method) => `${method} ${path}`));
  }
  const { paths } = openApi(API_ROUTES);
  const described = Object.entries(paths).flatMap(([path, item]) => Object.keys(item).map((method) => `${method.toUpperCase()} ${nameless(path)}`));
  expect(described.sort()).toEqual(served.sort());
});

test('every address refuses the methods it lacks by a problem document, and says which it has', async () => {
  const refusals: string[] = [];
  for (const { path, load } of routeFiles.filter((file) => !file.path.endsWith('/{...}'))) {
    const handlers = await load();
    const allow = (await answered(handlers.OPTIONS, 'OPTIONS')).headers.get('Allow') ?? '';
    for (const method of METHODS.filter((name) => !allow.split(', ').includes(name))) {
      const refusal = await answered(handlers[method], method);
      expect([refusal.status, refusal.headers.get('Allow'), (await refusal.json()).type], `${method} ${path}`).toEqual([
        405,
        allow,
        expect.stringMatching(/#method$/),
      ]);
      refusals.push(`${method} ${path}`);
    }
  }
  expect(refusals.length).toBeGreaterThan(routeFiles.length);
});

test('each parameter of a path is an input of its operation', () => {
  for (const route of API_ROUTES) {
    const inputs = Object.keys(route.inputSchema().properties ?? {});
    for (const [, name] of route.path.matchAll(/\{(\w+)\}/g)) expect(inputs, `${route.method} ${route.path}`).toContain(name);
  }
});

test('operation ids are unique, and every schema says what it holds', () => {
  const document = openApi(API_ROUTES);
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  expect(operations).toHaveLength(API_ROUTES.length);
  expect(JSON.stringify(document)).not.toContain('$schema');
  for (const { operationId, responses } of operations)
    expect(Object.keys(responses), operationId).toEqual(expect.arrayContaining(['429', 'default']));
});

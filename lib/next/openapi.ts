import { env } from '@/lib/core/env';
import { ERRORS } from '@/lib/core/errors';
import type { JsonSchema } from '@/lib/kit/schema-field';
import { version } from '@/package.json';
import type { AnyApiRoute, ApiTransfer } from './api-transfer';

type Json = Record<string, unknown>;
type Content = Record<string, { schema: JsonSchema }>;

export interface OpenApiOperation {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  parameters: { name: string; in: string; required: boolean; description?: string; schema: JsonSchema }[];
  requestBody?: { required: boolean; content: Content };
  responses: Record<string, { description: string; headers?: Json; content?: Content }>;
}

export interface OpenApiDocument extends Json {
  paths: Record<string, Record<string, OpenApiOperation>>;
}

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'errors', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
    requestId: { type: 'string' },
  },
};

const withoutMeta = ({ $schema: _dialect, ...schema }: JsonSchema): JsonSchema => schema;

function without(schema: JsonSchema, names: readonly string[]): JsonSchema {
  const properties = Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([name]) => !names.includes(name)));
  const required = (schema.required ?? []).filter((name) => !names.includes(name));
  return withoutMeta({ ...schema, properties, required: required.length > 0 ? required : undefined });
}

/** Methods whose input beside the path stands in the query; a body of bytes has no room for it either. */
const asksByQuery = (route: AnyApiRoute) => route.method === 'GET' || route.method === 'DELETE' || 'takesBytes' in route;

function parametersOf(route: AnyApiRoute, inPath: readonly string[]): OpenApiOperation['parameters'] {
  const schema = route.inputSchema();
  const path = inPath.map((name) => ({ name, in: 'path', required: true, schema: schema.properties?.[name] ?? { type: 'string' } }));
  if (!asksByQuery(route)) return path;
  const query = Object.entries(schema.properties ?? {})
    .filter(([name]) => !inPath.includes(name))
    .map(([name, of]) => ({ name, in: 'query', required: schema.required?.includes(name) ?? false, schema: of }));
  return [...path, ...query];
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same key and body answer the first answer again, for 24 hours.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

const BYTES: Content = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };

const RETRY_AFTER = { description: 'Seconds', schema: { type: 'integer', minimum: 1 } };

function transferred(answer: ApiTransfer['answer']): OpenApiOperation['responses'][string] {
  if (answer === 'nothing') return { description: 'Done' };
  if (answer !== 'file') return { description: 'Done', content: { 'application/json': { schema: withoutMeta(answer()) } } };
  return { description: 'The file; 206 with the part that a Range header asks for', content: BYTES };
}

function responsesOf(route: AnyApiRoute): OpenApiOperation['responses'] {
  const refused = {
    description: 'A problem document (RFC 9457)',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  const rest = {
    429: { ...refused, description: 'The key spent its calls of the minute', headers: { 'Retry-After': RETRY_AFTER } },
    default: refused,
  };
  if ('answer' in route) return { [route.answer === 'nothing' ? 204 : 200]: transferred(route.answer), ...rest };
  if (!('status' in route)) {
    return { 200: { description: 'Server-sent events', content: { 'text/event-stream': { schema: { type: 'string' } } } }, ...rest };
  }
  if (route.status === 204) return { 204: { description: 'Done' }, ...rest };
  const schema = route.outputSchema();
  const headers = route.isReading
    ? { 'Rapport-Fresh-To': { description: 'Every event received until then is in the answer', schema: { type: 'string', format: 'date-time' } } }
    : undefined;
  return { [route.status]: { description: 'Done', headers, content: { 'application/json': { schema: withoutMeta(schema) } } }, ...rest };
}

/** What the body must be: the input without the path's part; a union of objects as it is. */
function bodyOf(route: AnyApiRoute, inPath: readonly string[]): JsonSchema | null {
  if (asksByQuery(route)) return null;
  const schema = route.inputSchema();
  if (!schema.properties) return withoutMeta(schema);
  const body = without(schema, inPath);
  return Object.keys(body.properties ?? {}).length > 0 ? body : null;
}

function describe(route: AnyApiRoute): OpenApiOperation {
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const parameters = [...parametersOf(route, inPath), ...(route.method === 'POST' ? [IDEMPOTENCY_KEY] : [])];
  const body = bodyOf(route, inPath);
  return {
    operationId: `${route.method.toLowerCase()} ${route.path}`.replaceAll(
      /[^a-zA-Z]+(.)?/g,
      (_, next: string | undefined) => next?.toUpperCase() ?? '',
    ),
    summary: route.summary,
    description: `Operation ${route.name}, permission ${route.permission}.`,
    tags: [route.path.split('/')[3] ?? ''],
    parameters,
    requestBody:
      'takesBytes' in route && route.takesBytes
        ? { required: true, content: BYTES }
        : body
          ? { required: true, content: { 'application/json': { schema: body } } }
          : undefined,
    responses: responsesOf(route),
  };
}

/** The OpenAPI 3.1 document of these routes, from the zod schemas that check them. */
export function openApi(routes: readonly AnyApiRoute[]): OpenApiDocument {
  const paths: OpenApiDocument['paths'] = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: describe(route) };
  return {
    openapi: '3.1.0',
    info: { title: 'Rapport API', version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: env().APP_ORIGIN }],
    security: [{ apiKey: [] }],
    paths,
    components: {
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', description: 'An API key: rk_…' } },
      schemas: { Problem: { ...PROBLEM, description: `Types: ${Object.keys(ERRORS).join(', ')}` } },
    },
  };
}

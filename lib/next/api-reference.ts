import type { ApiOperation } from '@/lib/kit/api-operation';
import { schemaFields, typeWords } from '@/lib/kit/schema-field';
import type { OpenApiDocument, OpenApiOperation } from './openapi';

function entryOf(method: string, path: string, operation: OpenApiOperation): ApiOperation {
  const [status = '', success] = Object.entries(operation.responses)[0] ?? [];
  const body = operation.requestBody?.content['application/json'];
  const answer = success?.content?.['application/json'];
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    summary: operation.summary,
    description: operation.description,
    parameters: operation.parameters.map(({ name, required, description, schema }) => ({
      path: name,
      type: typeWords(schema),
      required,
      note: description ?? schema.description ?? '',
    })),
    body: body ? schemaFields(body.schema) : [],
    status,
    answer: answer ? schemaFields(answer.schema) : [],
  };
}

/** The OpenAPI document as the reference page draws it: operations by their first word of path. */
export function apiReference(document: OpenApiDocument): { tag: string; operations: ApiOperation[] }[] {
  const groups = new Map<string, ApiOperation[]>();
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const [tag = ''] = operation.tags;
      groups.set(tag, [...(groups.get(tag) ?? []), entryOf(method, path, operation)]);
    }
  }
  return [...groups].map(([tag, operations]) => ({ tag, operations }));
}

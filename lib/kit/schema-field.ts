/** A JSON schema as far as a reader needs it. */
export interface JsonSchema {
  $schema?: string;
  $ref?: string;
  type?: string | string[];
  format?: string;
  const?: unknown;
  enum?: unknown[];
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
}

/** One field of a schema, as a line of a reference. */
export interface SchemaField {
  /** Dotted; `[]` stands for each entry of a list. */
  path: string;
  type: string;
  required: boolean;
  note: string;
}

/** A schema’s type in few words: `string (date-time) | null`. */
export function typeWords(schema: JsonSchema): string {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(typeWords))].join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.type === 'array') {
    const entry = typeWords(schema.items ?? {});
    return entry.includes(' | ') ? `(${entry})[]` : `${entry}[]`;
  }
  const types = [schema.type ?? 'any'].flat();
  return types.map((type) => (schema.format && type !== 'null' ? `${type} (${schema.format})` : type)).join(' | ');
}

function inner(schema: JsonSchema, path: string): SchemaField[] {
  if (schema.items) return inner(schema.items, `${path}[]`);
  const choices = schema.anyOf ?? schema.oneOf ?? [];
  if (!schema.properties) return choices.flatMap((choice) => inner(choice, path));
  return Object.entries(schema.properties).flatMap(([name, field]) => {
    const own = path === '' ? name : `${path}.${name}`;
    const line = { path: own, type: typeWords(field), required: schema.required?.includes(name) ?? false, note: field.description ?? '' };
    return [line, ...inner(field, own)];
  });
}

/** Every field of a schema, each before those within it; fields that several choices share are listed once. */
export function schemaFields(schema: JsonSchema): SchemaField[] {
  const fields = new Map<string, SchemaField>();
  for (const field of inner(schema, '')) if (!fields.has(field.path)) fields.set(field.path, field);
  return [...fields.values()];
}

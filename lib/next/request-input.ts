import { AppError } from '@/lib/core/errors';
import { isStorable } from '@/lib/kit/plain-text';
import type { JsonSchema } from '@/lib/kit/schema-field';

type Raw = Record<string, unknown>;

function decodeSegment(segment: string): string {
  try {
    const text = decodeURIComponent(segment);
    if (isStorable(text)) return text;
  } catch {
    // Falls through: bad percent-encoding is refused like text that can't be stored.
  }
  throw new AppError('not_found', 'The address holds bytes that no id has');
}

/**
 * The parameters of a path by their names in the template. Read from the address itself, segment by segment, so that
 * an id with an encoded slash stays one id.
 */
export function pathInput(template: string, pathname: string): Record<string, string> {
  const segments = pathname.split('/');
  const parameters = template.split('/').flatMap((part, index) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    return name ? [[name, decodeSegment(segments[index] ?? '')] as const] : [];
  });
  return Object.fromEntries(parameters);
}

/** Numbers and booleans of a query arrive as text; what doesn't read as one stays text, for the schema to refuse. */
function typed(text: string, types: readonly string[]): unknown {
  if ((types.includes('integer') || types.includes('number')) && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

/**
 * The query's parameters as the operation's input types.
 * @throws AppError invalid for a parameter given twice or with unstorable text; unknown ones are the schema's to refuse
 */
export function queryInput(query: URLSearchParams, schema: JsonSchema): Raw {
  const fault = (path: string, message: string) => new AppError('invalid', undefined, { errors: [{ path, code: 'query', message }] });
  const input = new Map<string, unknown>();
  for (const [name, text] of query) {
    if (!isStorable(name) || !isStorable(text)) throw fault(name, 'holds a character that is not text');
    const known = Object.hasOwn(schema.properties ?? {}, name) ? schema.properties?.[name] : undefined;
    const types = [known?.type ?? []].flat();
    const isList = types.includes('array');
    const earlier = input.get(name);
    if (earlier !== undefined && !isList) throw fault(name, 'is given twice');
    input.set(name, isList ? [...((earlier as unknown[]) ?? []), text] : typed(text, types));
  }
  return Object.fromEntries(input);
}

/** @throws AppError invalid when query or body also name what the path says */
export function mergeInput(path: Raw, rest: Raw): Raw {
  const twice = Object.keys(path).filter((name) => Object.hasOwn(rest, name));
  if (twice.length > 0) {
    throw new AppError('invalid', undefined, { errors: twice.map((name) => ({ path: name, code: 'path', message: 'is given by the address' })) });
  }
  return { ...rest, ...path };
}

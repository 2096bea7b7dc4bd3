import { AppError } from '@/lib/core/errors';

export const BODY_LIMIT_BYTES = 10_000_000;
const DEPTH_LIMIT = 64;

const MB = 1_000_000;
const tooLarge = (most: number) => new AppError('too_large', `A request may hold at most ${most < MB ? `${most} bytes` : `${most / MB} MB`}`);

/** The body's bytes, of which never more than the limit are held. */
async function readBytes(request: Request, most: number): Promise<Buffer> {
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge(most);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Level by level and not by recursion, which deep input would exhaust. */
function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEPTH_LIMIT) return true;
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return false;
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const detail = error instanceof SyntaxError ? error.message : 'it is not UTF-8';
    throw new AppError('invalid', `The body is not valid JSON: ${detail}`);
  }
}

/**
 * The body as text and as the JSON object it must be; without a body both are empty.
 * @throws AppError too_large, media_type, or invalid
 */
export async function readJson(request: Request, most = BODY_LIMIT_BYTES): Promise<{ bytes: Buffer; body: Record<string, unknown> }> {
  const bytes = await readBytes(request, most);
  if (bytes.length === 0) return { bytes, body: {} };
  const [type] = (request.headers.get('content-type') ?? '').split(';');
  if (type?.trim().toLowerCase() !== 'application/json') throw new AppError('media_type', 'Send the body as application/json');
  const body = parse(bytes);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new AppError('invalid', 'The body must be a JSON object');
  if (isTooDeep(body)) throw new AppError('invalid', `The body is nested more than ${DEPTH_LIMIT} levels deep`);
  return { bytes, body: body as Record<string, unknown> };
}

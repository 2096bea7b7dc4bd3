import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { LIMITS } from '@/lib/features/event/limits';
import { type Answer, badRequest, problem } from './answer';

const inflate = promisify(gunzip);
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A request's body: its JSON and size in bytes, or why it can't be read. */
export type Body = { json: unknown; bytes: number } | { answer: Answer };

const TOO_LARGE = badRequest(`A body has at most ${LIMITS.bodyBytes} bytes, before and after decompression`);

/** The bytes as sent, or null when there are too many; then the rest is read and dropped. */
async function collect(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= LIMITS.bodyBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  return bytes > LIMITS.bodyBytes ? null : Buffer.concat(chunks);
}

async function decompress(sent: Buffer): Promise<Buffer | Answer> {
  try {
    // Inflating stops at the limit, whatever the archive promises.
    return await inflate(sent, { maxOutputLength: LIMITS.bodyBytes });
  } catch (error) {
    const isLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    return isLarge ? TOO_LARGE : badRequest('The body is not valid gzip');
  }
}

/** Reads a request's JSON body within the limits. @throws when the client goes away */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const encoding = request.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  const sent = await collect(request);
  if (encoding !== 'gzip' && encoding !== 'identity')
    return { answer: problem(415, 'The encoding is not known', 'Send the body as it is, or as gzip') };
  if (sent === null) return { answer: TOO_LARGE };
  const plain = encoding === 'gzip' ? await decompress(sent) : sent;
  if (!Buffer.isBuffer(plain)) return { answer: plain };
  try {
    return { json: JSON.parse(utf8.decode(plain)), bytes: plain.length };
  } catch {
    return { answer: badRequest('The body is not valid JSON in UTF-8') };
  }
}

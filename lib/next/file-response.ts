import { Readable } from 'node:stream';
import { AppError } from '@/lib/core/errors';
import type { ByteRange } from '@/lib/core/storage/storage';
import type { OutgoingFile } from '@/lib/core/transfer';

/** The part that a Range header asks for; null for none, and for those that may be ignored (RFC 9110, 14.2). */
export function rangeOf(header: string | null, size: number): ByteRange | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (start > end) throw new AppError('invalid', `The file has ${size} bytes`);
  return { start, end };
}

/** A name as RFC 6266 wants it: plain for old readers, and exactly. */
function disposition({ fileName, isShown }: OutgoingFile): string {
  const plain = fileName.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const exact = encodeURIComponent(fileName).replaceAll(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${isShown ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${exact}`;
}

/** A file that people uploaded, so that no browser runs anything in it or takes it for something else. */
export async function fileResponse(file: OutgoingFile, rangeHeader: string | null, headers: Record<string, string>): Promise<Response> {
  const range = file.size === null ? null : rangeOf(rangeHeader, file.size);
  const length = range ? range.end - range.start + 1 : file.size;
  const bytes = await file.read(range ?? undefined);
  const body = Readable.toWeb(Readable.from(bytes, { objectMode: false })) as ReadableStream<Uint8Array>;
  return new Response(body, {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      'Content-Type': file.mediaType,
      ...(length !== null && { 'Content-Length': String(length) }),
      'Content-Disposition': disposition(file),
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
      'Accept-Ranges': file.size === null ? 'none' : 'bytes',
      ...(range && { 'Content-Range': `bytes ${range.start}-${range.end}/${file.size}` }),
    },
  });
}

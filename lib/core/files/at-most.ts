import type { AppError } from '../errors';
import type { Bytes } from '../transfer';

/** Lets so many bytes through, and breaks off at one more. @throws what `tooMany` makes */
export async function* atMost(most: number, bytes: Bytes, tooMany: () => AppError): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.byteLength;
    if (size > most) throw tooMany();
    yield chunk;
  }
}

import { createHash } from 'node:crypto';
import type { Stored } from './storage';

/** Passes a stream on and keeps its size and digest; `result` is theirs once the stream has ended. */
export function measured(bytes: AsyncIterable<Uint8Array>): { stream: AsyncGenerator<Uint8Array>; result: () => Stored } {
  const hash = createHash('sha256');
  let size = 0;
  async function* stream() {
    for await (const chunk of bytes) {
      hash.update(chunk);
      size += chunk.byteLength;
      yield chunk;
    }
  }
  return { stream: stream(), result: () => ({ size, sha256: hash.digest('hex') }) };
}

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline, type Readable, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AppError } from '@/lib/core/errors';
import { LIMITS } from './limits';

/** A line of a file; `readBytes` of the file's `totalBytes` were read for it (compressed ones, of a .gz). */
export interface FileLine {
  number: number;
  text: string;
  readBytes: number;
  totalBytes: number;
}

const unreadable = (file: string, cause: Error) => new AppError('invalid', `${file} cannot be read: ${cause.message}`, { cause });

function open(file: string, onBytes: (bytes: number) => void): Readable {
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      onBytes(chunk.length);
      done(null, chunk);
    },
  });
  // Errors reach the reader through the last stream, which pipeline destroys with them.
  const done = () => undefined;
  return file.endsWith('.gz') ? pipeline(createReadStream(file), counted, createGunzip(), done) : pipeline(createReadStream(file), counted, done);
}

/**
 * The lines of a text file, gunzipped if its name ends in .gz, without holding more than a line of it.
 * @throws AppError invalid when it can't be read, or has a line that no request's body could hold
 */
export async function* fileLines(file: string): AsyncGenerator<FileLine> {
  const { size: totalBytes } = await stat(file).catch((error: Error) => {
    throw unreadable(file, error);
  });
  const decoder = new TextDecoder();
  let readBytes = 0;
  let number = 0;
  let rest = '';
  const stream = open(file, (bytes) => {
    readBytes += bytes;
  });
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const text of lines) {
        number += 1;
        yield { number, text, readBytes, totalBytes };
      }
      if (rest.length > LIMITS.bodyBytes) throw new Error(`line ${number + 1} has more than ${LIMITS.bodyBytes} characters`);
    }
  } catch (error) {
    throw error instanceof Error ? unreadable(file, error) : error;
  }
  if (rest !== '') yield { number: number + 1, text: rest, readBytes, totalBytes };
}

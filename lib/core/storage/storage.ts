import { env } from '../env';

/** What was stored: bytes, and their SHA-256 in hexadecimal. */
export interface Stored {
  size: number;
  sha256: string;
}

/** Bytes from `start` to `end`, both included. */
export interface ByteRange {
  start: number;
  end: number;
}

/** Where files are kept. Keys are made by `newStorageKey`; nothing that a person names reaches a path. */
export interface Storage {
  /** Stores a stream under a new key, whole or not at all. */
  write(key: string, bytes: AsyncIterable<Uint8Array>): Promise<Stored>;
  /** @throws AppError not_found */
  read(key: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array>>;
  /** Removing what isn't there is no error. */
  remove(key: string): Promise<void>;
  /** What an organization has, and since when. */
  list(organizationId: number): AsyncIterable<{ key: string; at: Date }>;
}

/** A name that says nothing of what it holds. */
export function newStorageKey(organizationId: number): string {
  return `${organizationId}/${crypto.randomUUID()}`;
}

let opened: Promise<Storage> | undefined;

async function open(): Promise<Storage> {
  const { S3_BUCKET, DATA_DIR } = env();
  // The client of S3 is large, and most installations have none.
  if (S3_BUCKET !== undefined) return (await import('./s3')).s3Storage(env());
  return (await import('./disk')).diskStorage(DATA_DIR);
}

/** The installation's storage: in a bucket when S3_BUCKET is set, else in DATA_DIR. */
export function storage(): Promise<Storage> {
  opened ??= open();
  return opened;
}

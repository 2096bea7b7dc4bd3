import { createHash, randomBytes } from 'node:crypto';

const PREFIX = { api: 'rk_', write: 'wk_' } as const;
const SECRET_LENGTH = 32;
const CHECKSUM_LENGTH = 6;

export type KeyKind = keyof typeof PREFIX;

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const checksumOf = (text: string) => hashOf(text).slice(0, CHECKSUM_LENGTH);

export interface MintedKey {
  /** Shown once; never stored. */
  secret: string;
  /** What a list shows so that people recognise it. */
  prefix: string;
  hash: string;
}

/** A new key: recognisable prefix, 190 random bits, checksum (a mistyped key is told from a revoked one). */
export function mintKey(kind: KeyKind): MintedKey {
  const random = randomBytes(SECRET_LENGTH).toString('base64url').replaceAll(/[-_]/g, 'x').slice(0, SECRET_LENGTH);
  const body = `${PREFIX[kind]}${random}`;
  const secret = `${body}${checksumOf(body)}`;
  return { secret, prefix: secret.slice(0, 9), hash: hashOf(secret) };
}

/** The stored form of a key of this kind, or null when it can't be one of ours. */
export function keyHash(kind: KeyKind, secret: string): string | null {
  const body = secret.slice(0, -CHECKSUM_LENGTH);
  const wellFormed = secret.startsWith(PREFIX[kind]) && secret.length === PREFIX[kind].length + SECRET_LENGTH + CHECKSUM_LENGTH;
  return wellFormed && secret.endsWith(checksumOf(body)) ? hashOf(secret) : null;
}

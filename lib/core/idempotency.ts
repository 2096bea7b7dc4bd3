import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { actorId } from './actor';
import type { Context } from './context';
import { env } from './env';
import { AppError } from './errors';
import type { Around } from './operation';

/** How long a first answer is kept. */
const KEPT_MS = 24 * 3_600_000;

export interface IdempotencyKey {
  /** What the client sent as Idempotency-Key. */
  key: string;
  /** SHA-256 of everything that makes the request what it is. */
  bodyHash: string;
}

interface Owner {
  organizationId: number;
  caller: string;
}

const ownerOf = ({ organization, actor }: Pick<Context, 'organization' | 'actor'>): Owner => ({
  organizationId: organization.id,
  caller: `${actor.kind}:${actorId(actor)}`,
});
const storedKey = (key: string) => createHash('sha256').update(key).digest('base64url');

/** Answers may hold a key that is shown once, so they are kept sealed under the installation's secret. */
function sealingKey({ organizationId, caller }: Owner, key: string): Buffer {
  return Buffer.from(hkdfSync('sha256', env().NEXTAUTH_SECRET, `${organizationId} ${caller} ${key}`, 'idempotency', 32));
}

function seal(secret: Buffer, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secret, nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

function open(secret: Buffer, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', secret, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}

/** Holds the key until the transaction ends, however it ends. @throws AppError conflict when another one holds it */
async function take({ db }: Context, owner: Owner, key: string): Promise<void> {
  const name = `idempotency ${owner.organizationId} ${owner.caller} ${key}`;
  const { rows } = await sql<{ taken: boolean }>`SELECT pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) AS taken`.execute(db);
  if (!rows[0]?.taken) throw new AppError('conflict', 'The first request with this Idempotency-Key is still running');
}

/** The first answer under a key, sealed. Forgets this caller's answers of another day on the way. */
async function firstAnswer({ db, now }: Context, owner: Owner, key: string) {
  await db
    .deleteFrom('idempotency')
    .where((eb) => eb.and({ ...owner }))
    .where('createdAt', '<', new Date(now.getTime() - KEPT_MS))
    .execute();
  return db
    .selectFrom('idempotency')
    .select(['bodyHash', 'body'])
    .where((eb) => eb.and({ ...owner, key }))
    .executeTakeFirst();
}

/**
 * Runs an operation once for its caller's Idempotency-Key; repeats get the first answer as it was sent. The answer is
 * stored in the operation's own transaction: after a crash both are there, or neither. A refused call leaves the key free.
 * @throws AppError precondition (used with another request) or conflict (still running)
 */
export function oncePerKey({ key: given, bodyHash }: IdempotencyKey): Around {
  return async <T>(ctx: Context, run: () => Promise<T>): Promise<T> => {
    const owner = ownerOf(ctx);
    const key = storedKey(given);
    const secret = sealingKey(owner, given);
    await take(ctx, owner, key);
    const first = await firstAnswer(ctx, owner, key);
    if (first && first.bodyHash !== bodyHash) throw new AppError('precondition', 'This Idempotency-Key was used with another request');
    // What the API answers is this JSON, so a repeat reads the same.
    if (first) return JSON.parse(open(secret, String(first.body))) as T;
    const output = await run();
    const body = JSON.stringify(seal(secret, JSON.stringify(output)));
    await ctx.db
      .insertInto('idempotency')
      .values({ ...owner, key, bodyHash, body, createdAt: ctx.now })
      .execute();
    return output;
  };
}

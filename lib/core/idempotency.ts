import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { actorId, type Caller } from './actor';
import { clock } from './clock';
import { type Db, withTenant } from './db/database';
import { env } from './env';
import { AppError } from './errors';

/** How long a first answer is kept, and after what time an unfinished call counts as dead. */
const KEPT_MS = 24 * 3_600_000;
const DEAD_AFTER_MS = 5 * 60_000;

export interface Answer {
  status: number;
  /** JSON text, or empty. */
  body: string;
}

interface Call {
  caller: Caller;
  /** What the client sent as Idempotency-Key. */
  key: string;
  /** SHA-256 of everything that makes the request what it is. */
  bodyHash: string;
}

const callerName = ({ actor }: Caller) => `${actor.kind}:${actorId(actor)}`;
const storedKey = (key: string) => createHash('sha256').update(key).digest('base64url');

/** Answers may hold a key that is shown once, so they are kept sealed under the installation's secret. */
function sealingKey({ caller, key }: Call): Buffer {
  return Buffer.from(hkdfSync('sha256', env().NEXTAUTH_SECRET, `${caller.organization.id} ${callerName(caller)} ${key}`, 'idempotency', 32));
}

function seal(call: Call, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(call), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

function open(call: Call, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(call), bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}

/** Forgets this caller's old answers, and calls whose process must have died. */
async function forget(db: Db, mine: { organizationId: number; caller: string }, now: number): Promise<void> {
  await db
    .deleteFrom('idempotency')
    .where((eb) => eb.and(mine))
    .where((eb) =>
      eb.or([eb('createdAt', '<', new Date(now - KEPT_MS)), eb('status', 'is', null).and('createdAt', '<', new Date(now - DEAD_AFTER_MS))]),
    )
    .execute();
}

/** Takes the key for this call, or returns the answer that an earlier one gave. */
function begin(call: Call): Promise<Answer | null> {
  const now = clock.now().getTime();
  const mine = { organizationId: call.caller.organization.id, caller: callerName(call.caller) };
  const row = { ...mine, key: storedKey(call.key) };
  return withTenant(mine.organizationId, async (db) => {
    await forget(db, mine, now);
    const taken = await db
      .insertInto('idempotency')
      .values({ ...row, bodyHash: call.bodyHash, createdAt: new Date(now) })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (taken.numInsertedOrUpdatedRows === 1n) return null;
    const first = await db
      .selectFrom('idempotency')
      .select(['bodyHash', 'status', 'body'])
      .where((eb) => eb.and(row))
      .executeTakeFirst();
    if (first && first.bodyHash !== call.bodyHash) throw new AppError('precondition', 'This Idempotency-Key was used with another request');
    if (first?.status == null) throw new AppError('conflict', 'The first request with this Idempotency-Key is still running');
    return { status: first.status, body: open(call, String(first.body)) };
  });
}

/** Keeps the answer for later calls, or with null gives the key back. */
async function finish(call: Call, answer: Answer | null): Promise<void> {
  const organizationId = call.caller.organization.id;
  const row = { organizationId, caller: callerName(call.caller), key: storedKey(call.key) };
  await withTenant(organizationId, async (db) => {
    if (!answer)
      return db
        .deleteFrom('idempotency')
        .where((eb) => eb.and(row))
        .execute();
    const kept = { status: answer.status, body: JSON.stringify(seal(call, answer.body)) };
    return db
      .updateTable('idempotency')
      .set(kept)
      .where((eb) => eb.and(row))
      .execute();
  });
}

/**
 * Runs `work` once for a caller's Idempotency-Key and answers repeats with the first answer. A refused call has
 * changed nothing, so it leaves the key free.
 * @throws AppError precondition (other request), conflict (still running), or what `work` throws
 */
export async function answerOnce(call: Call, work: () => Promise<Answer>): Promise<Answer> {
  const earlier = await begin(call);
  if (earlier) return earlier;
  try {
    const answer = await work();
    await finish(call, answer);
    return answer;
  } catch (error) {
    await finish(call, null);
    throw error;
  }
}

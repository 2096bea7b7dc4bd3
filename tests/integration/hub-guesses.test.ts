import '@/tests/support/database';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { NextRequest } from 'next/server';
import { afterAll, expect, test } from 'vitest';
import { POST } from '@/app/(hub)/h/[token]/open/route';
import { newSecret, secretHash } from '@/lib/core/auth/tokens';
import { control, withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { env } from '@/lib/core/env';
import { openHub } from '@/tests/support/hub-reader';
import { newTenant } from '@/tests/support/tenant';

const GUESSES = 100_000;
const ADDRESSES = 50;
/** Misses that an address has in a minute. */
const MISSES = 20;
const AT_ONCE = 16;
const MEGABYTE = 2 ** 20;

afterAll(closeConnections);

/** A click at the door, as the handler of its route gets it. */
const click = (token: string, address: string) =>
  POST(new NextRequest(`${env().APP_ORIGIN}/h/${token}/open`, { method: 'POST', headers: { 'x-forwarded-for': address } }), {
    params: Promise.resolve({ token }),
  });

/** What an answer tells, but for the token that was asked. */
const told = (answer: Response, token: string) => JSON.stringify([answer.status, [...answer.headers].sort()]).replaceAll(token, '…');

function usedMegabytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / MEGABYTE;
}

const countLimits = async (counter: string) => {
  const { count } = await control()
    .selectFrom('rateLimit')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('key', 'like', `hub:${counter}:%`)
    .executeTakeFirstOrThrow();
  return count;
};

test('100,000 guessed links find nothing, are limited by address, and answer alike', { timeout: 120_000 }, async () => {
  const system = await newTenant('Guessed');
  const { hubId } = await openHub(system, { pages: 1 });
  const inTenant = <T>(work: Parameters<typeof withTenant<T>>[1]) => withTenant(system.organization.id, work);
  const real = newSecret();
  await inTenant((db) =>
    db
      .updateTable('hub')
      .set({ hash: secretHash(real) })
      .where('id', '=', hubId)
      .execute(),
  );
  const before = { looked: await countLimits('account'), counted: await countLimits('address') };
  const answers = new Set<string>();
  let guesses = 0;
  const guess = async () => {
    while (guesses < GUESSES) {
      const [token, address] = [newSecret(), `203.0.113.${guesses % ADDRESSES}`];
      guesses += 1;
      // Requests come through the network, between which the process does other things.
      await setImmediate();
      answers.add(told(await click(token, address), token));
    }
  };
  const memory = usedMegabytes();
  await Promise.all(Array.from({ length: AT_ONCE }, guess));
  expect(usedMegabytes() - memory).toBeLessThan(20);
  expect([...answers]).toEqual([told(await click(real, '203.0.113.0'), real)]);
  expect(await countLimits('account')).toBe(before.looked + ADDRESSES * MISSES);
  expect(await countLimits('address')).toBe(before.counted + ADDRESSES);
  expect(await inTenant((db) => db.selectFrom('hubSession').select('id').execute())).toEqual([]);
  expect((await click(real, '198.51.100.1')).headers.get('set-cookie')).toContain(`hub-${hubId}=`);
});

import '@/tests/support/database';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { NextRequest } from 'next/server';
import { afterAll, expect, test } from 'vitest';
import { POST } from '@/app/(hub)/h/[token]/open/route';
import { hashPassword } from '@/lib/core/auth/passwords';
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
const click = (token: string, address: string, fields?: Record<string, string>) =>
  POST(
    new NextRequest(`${env().APP_ORIGIN}/h/${token}/open`, {
      method: 'POST',
      headers: { 'x-forwarded-for': address },
      body: fields && new URLSearchParams(fields),
    }),
    { params: Promise.resolve({ token }) },
  );

/** A hub whose link is known. */
async function knownHub(name: string) {
  const { system, hubId } = await openHub(await newTenant(name), { pages: 1 });
  const inTenant = <T>(work: Parameters<typeof withTenant<T>>[1]) => withTenant(system.organization.id, work);
  const real = newSecret();
  const change = (values: { hash?: string; passcodeHash?: string }) =>
    inTenant((db) => db.updateTable('hub').set(values).where('id', '=', hubId).execute());
  await change({ hash: secretHash(real) });
  return { hubId, real, inTenant, change };
}

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
  const { hubId, real, inTenant } = await knownHub('Guessed');
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

test('a link that a mail program mangled opens all the same', async () => {
  const { hubId, real } = await knownHub('Mangled');
  const opened = await click(real, '198.51.100.2', { m: 'abc', d: '12', l: 'zz', passcode: 'x'.repeat(5_000) });
  expect(opened.headers.get('location')).toBe(`/h/r/${hubId}`);
});

test('who tries too many passcodes is told to wait, and the right one opens nothing meanwhile', async () => {
  const { real, change } = await knownHub('Waiting');
  await change({ passcodeHash: await hashPassword('heron') });
  const tried = async (passcode: string) => (await click(real, '198.51.100.3', { passcode })).headers.get('location')?.split('?')[1];
  for (let time = 0; time < 10; time += 1) expect(await tried('egret')).toBe('wrong=passcode');
  expect(await tried('heron')).toBe('wrong=limit');
});

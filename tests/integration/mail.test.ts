import { afterAll, beforeAll, expect, it } from 'vitest';
import '@/tests/support/database';
import '@/tests/support/mail-catcher'; // before what reads the configuration
import type { Caller } from '@/lib/core/actor';
import { systemCaller } from '@/lib/core/auth/callers';
import { makeContext } from '@/lib/core/context';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { deliver } from '@/lib/core/mail/deliver';
import { deliverMailJob } from '@/lib/core/mail/job';
import { sendMail } from '@/lib/core/mail/send-mail';
import { createOrganization } from '@/lib/features/organization/commands';
import { type ReceivedMail, received, refusals } from '@/tests/support/mail-catcher';

let caller: Caller;

beforeAll(async () => {
  const { organization } = await createOrganization({ name: 'Nordlicht & Söhne <GmbH>' });
  caller = await systemCaller(organization.id, 'test');
});

afterAll(closeConnections);

const write = (to: { name: string; address: string }) =>
  withTenant(caller.organization.id, (db) =>
    sendMail(makeContext(caller, db), { template: 'passwordReset', values: { email: to.address }, to, path: '/reset?token=s3cret-token_1' }),
  );

const stored = (id: string) =>
  withTenant(caller.organization.id, (db) => db.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirstOrThrow());

it('reaches the server as text and HTML, with the configured origin in its links', async () => {
  const id = await write({ name: 'Žofie "Zo" O’Neil', address: 'zofie@customer.example' });
  await deliver(caller.organization.id, id);
  const { mail, recipients } = received.at(-1) as ReceivedMail;
  expect(recipients).toEqual(['zofie@customer.example']);
  expect(mail.from).toMatchObject({ name: 'Rapport', address: 'hello@rapport.example' });
  expect(mail.to).toEqual([{ name: 'Žofie "Zo" O’Neil', address: 'zofie@customer.example' }]);
  expect(mail.messageId).toBe(`<${id}@rapport.example>`);
  expect(mail.text).toContain('https://rapport.example/reset?token=s3cret-token_1');
  expect(mail.html).toContain('href="https://rapport.example/reset?token=s3cret-token_1"');
  expect(mail.html).toContain('Nordlicht &amp; Söhne &lt;GmbH&gt;');
  expect(mail.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
});

it('keeps its Message-ID when it is tried again, and is not sent a third time', async () => {
  const id = await write({ name: 'Ada', address: 'ada@customer.example' });
  refusals.push('try later');
  await expect(deliver(caller.organization.id, id)).rejects.toThrow('try later');
  expect(await stored(id)).toMatchObject({ sentAt: null, lastError: expect.stringContaining('try later') });
  await deliver(caller.organization.id, id);
  await deliver(caller.organization.id, id);
  const ids = received.map(({ mail }) => mail.messageId).filter((messageId) => messageId?.includes(id));
  expect(ids).toEqual([`<${id}@rapport.example>`, `<${id}@rapport.example>`]);
  expect(await stored(id)).toMatchObject({ transport: 'smtp', lastError: null, sentAt: expect.any(Date) });
});

it('forgets the one-time secret once a server has it', async () => {
  const id = await write({ name: 'Ada', address: 'ada@customer.example' });
  expect((await stored(id)).text).toContain('s3cret');
  await deliver(caller.organization.id, id);
  const { text, html } = await stored(id);
  expect(`${text}${html}`).not.toContain('s3cret');
});

it('takes no header and no second recipient from data', async () => {
  const id = await write({ name: 'Eve\r\nBcc: victim@else.example', address: 'eve@customer.example' });
  await deliver(caller.organization.id, id);
  const { mail, raw, recipients } = received.at(-1) as ReceivedMail;
  expect(recipients).toEqual(['eve@customer.example']);
  expect(mail.bcc ?? []).toEqual([]);
  expect(raw).not.toMatch(/^bcc:/im);
});

it('is stored with its delivery, or not at all', async () => {
  const before = await withTenant(caller.organization.id, (db) => db.selectFrom('mail').select('id').execute());
  const failing = withTenant(caller.organization.id, async (db) => {
    await sendMail(makeContext(caller, db), {
      template: 'passwordChanged',
      values: { email: 'a@b.example' },
      to: { name: 'A', address: 'a@b.example' },
      path: '/sign-in',
    });
    throw new Error('rolled back');
  });
  await expect(failing).rejects.toThrow('rolled back');
  const id = await write({ name: 'Ada', address: 'ada@customer.example' });
  const after = await withTenant(caller.organization.id, (db) => db.selectFrom('mail').select('id').execute());
  expect(after.length).toBe(before.length + 1);
  const jobs = await withTenant(caller.organization.id, (db) =>
    db.selectFrom('outbox').select('payload').where('job', '=', deliverMailJob.name).execute(),
  );
  expect(jobs.map(({ payload }) => (payload as { mailId: string }).mailId)).toContain(id);
  expect(jobs).toHaveLength(after.length);
});

import '@/tests/support/database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { callerFromRequest } from '@/lib/core/auth/request-door';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { deleteAccount, upsertAccounts } from '@/lib/features/account/commands';
import { readHistory } from '@/lib/features/account/history';
import { getAccount } from '@/lib/features/account/queries';
import { createAttribute } from '@/lib/features/attribute/commands';
import { answerRequest, cancelRequest, createRequest } from '@/lib/features/request/commands';
import { listRequests, readRequestForm } from '@/lib/features/request/queries';
import { everyRow, refusalOf } from '@/tests/support/matrix';
import { device, mailedToken } from '@/tests/support/people';
import { newPerson, newTenant } from '@/tests/support/tenant';

const EMAIL = 'ingrid@customer.example';
let csm: Caller;

beforeAll(async () => {
  const owner = await newTenant('Fernway');
  csm = await newPerson(owner, { name: 'Marta Lindqvist' });
  await invoke(upsertAccounts, owner, {
    data: [
      { id: 'one', name: 'Secret name', attributes: { seats: 5 } },
      { id: 'gone', name: 'Gone' },
    ],
  });
  const define = (key: string, kind: string, rest = {}) => invoke(createAttribute, owner, { key, label: `${key} label`, kind, ...rest });
  await define('seats', 'number');
  await define('renews', 'date');
  await define('sponsor', 'person');
});
afterAll(closeConnections);

async function asked(accountId = 'one', rest = {}): Promise<{ id: string; token: string }> {
  const { id } = await invoke(createRequest, csm, { accountId, email: EMAIL, name: 'Ingrid Solheim', fields: ['seats', 'renews'], ...rest });
  return { id, token: await mailedToken(csm.organization.id, EMAIL) };
}
const open = async (token: string) => invoke(readRequestForm, await callerFromRequest(token, device()), { token });
const answer = async (token: string, answers: object) => invoke(answerRequest, await callerFromRequest(token, device()), { token, answers });

it('asks by a link that shows the questions and nothing of the account, and changes nothing by being opened', async () => {
  const { token } = await asked('one', { message: 'Before the renewal, please.' });
  const before = await everyRow();
  const form = await open(token);
  expect(await everyRow()).toBe(before);
  expect(form).toMatchObject({ organization: 'Fernway', recipient: 'Ingrid Solheim', message: 'Before the renewal, please.' });
  expect(form.questions.map(({ key, label }) => [key, label])).toEqual([
    ['seats', 'seats label'],
    ['renews', 'renews label'],
  ]);
  expect(JSON.stringify(form)).not.toContain('Secret name');
});

it('keeps the secret in the mail alone', async () => {
  const { token } = await asked();
  const rows = await withTenant(csm.organization.id, async (db) =>
    JSON.stringify([
      await db.selectFrom('informationRequest').selectAll().execute(),
      await db.selectFrom('auditEntry').selectAll().execute(),
      await db.selectFrom('timelineEntry').selectAll().execute(),
      await db.selectFrom('outbox').selectAll().execute(),
    ]),
  );
  expect(rows).not.toContain(token);
});

it('makes answers attributes, once, and says who gave them', async () => {
  const { id, token } = await asked();
  await answer(token, { seats: 12, renews: '2026-12-31', sponsor: 'x@y.example', name: 'Hacked' });
  const account = await invoke(getAccount, csm, { accountId: 'one' });
  expect([account.name, account.attributes]).toEqual(['Secret name', { seats: 12, renews: '2026-12-31' }]);
  const { data: changes } = await invoke(readHistory, csm, { accountId: 'one' });
  expect(changes.map(({ field, after, by, source }) => [field, after, by, source])).toEqual([
    ['attributes.renews', '2026-12-31', 'Ingrid Solheim', 'request'],
    ['attributes.seats', 12, 'Ingrid Solheim', 'request'],
  ]);
  const told = await withTenant(csm.organization.id, (db) =>
    db.selectFrom('timelineEntry').select(['event', 'title']).where('sourceKey', '=', id).orderBy('id').execute(),
  );
  expect(told).toEqual([
    { event: 'sent', title: 'Ingrid Solheim' },
    { event: 'answered', title: 'Ingrid Solheim' },
  ]);
  expect(await refusalOf(answer(token, { seats: 13 }))).toMatchObject({ code: 'not_found' });
});

it('refuses what does not fit at its question, and the link still works', async () => {
  const { token } = await asked();
  const before = await everyRow();
  expect(await refusalOf(answer(token, { seats: 20, renews: 'soon' }))).toMatchObject({ code: 'invalid', paths: ['attributes.renews'] });
  expect(await refusalOf(answer(token, {}))).toMatchObject({ code: 'invalid' });
  expect(await everyRow()).toBe(before);
  await answer(token, { seats: 21 });
});

it('answers alike for a wrong, expired, cancelled and answered link, and for one of a deleted account', async () => {
  const [expired, cancelled, answered, deleted] = [await asked(), await asked(), await asked(), await asked('gone')];
  await withTenant(csm.organization.id, (db) =>
    db
      .updateTable('informationRequest')
      .set({ expiresAt: new Date(0) })
      .where('id', '=', expired.id)
      .execute(),
  );
  await invoke(cancelRequest, csm, { id: cancelled.id });
  await answer(answered.token, { seats: 30 });
  await invoke(deleteAccount, csm, { accountId: 'gone' });
  const nothing = await refusalOf(open('wrong'));
  expect(nothing).toMatchObject({ code: 'not_found' });
  for (const { token } of [expired, cancelled, answered, deleted]) expect(await refusalOf(open(token))).toEqual(nothing);
  const states = (await invoke(listRequests, csm, { accountId: 'one' })).map(({ id, state }) => [id, state]);
  expect(states).toEqual(
    expect.arrayContaining([
      [expired.id, 'expired'],
      [cancelled.id, 'cancelled'],
      [answered.id, 'answered'],
    ]),
  );
  expect(await refusalOf(invoke(cancelRequest, csm, { id: answered.id }))).toMatchObject({ code: 'not_found' });
});

it('asks only for what a person outside can answer', async () => {
  expect(await refusalOf(asked('one', { fields: ['sponsor'] }))).toMatchObject({ code: 'invalid', paths: ['fields'] });
  expect(await refusalOf(asked('one', { fields: ['nothing'] }))).toMatchObject({ code: 'invalid' });
});

it('lets nobody guess: attempts are counted', async () => {
  const one = device();
  const tries = Array.from({ length: 61 }, (_, n) => n);
  const codes = new Set<string | undefined>();
  for (const n of tries) codes.add((await refusalOf(callerFromRequest(`guess-${n}`, one)))?.code);
  expect([...codes]).toEqual(['not_found', 'limit']);
});

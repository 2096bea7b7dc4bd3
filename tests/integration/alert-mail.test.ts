import { afterAll, beforeAll, expect, it } from 'vitest';
import '@/tests/support/database';
import '@/tests/support/mail-catcher'; // before what reads the configuration
import type { Caller } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { deliver } from '@/lib/core/mail/deliver';
import { invoke } from '@/lib/core/operation';
import { upsertAccounts } from '@/lib/features/account/commands';
import { raiseFired } from '@/lib/features/alert/commands';
import { mailNotices } from '@/lib/features/alert/mail';
import { saveAlertPreference } from '@/lib/features/alert/preferences';
import { createRule } from '@/lib/features/alert-rule/commands';
import { localDay } from '@/lib/kit/day';
import { received, refusals } from '@/tests/support/mail-catcher';
import { newPerson, newTenant } from '@/tests/support/tenant';

const ACCOUNTS = ['Söhne <GmbH>\r\nBcc: victim@else.example', 'Acme', 'Beta'];

let system: Caller;
let rule: string;

beforeAll(async () => {
  system = await newTenant('Alert mails', { timezone: 'UTC' });
  const owner = await newPerson(system, { role: 'global_admin' });
  await invoke(saveAlertPreference, owner, { delivery: 'at_once', dailyAt: 8, quietFrom: null, quietTo: null });
  const data = ACCOUNTS.map((name, index) => ({ id: `a ${index}/ü`, name, ownerEmail: owner.actor.email }));
  await invoke(upsertAccounts, system, { data });
  const conditions = [{ kind: 'figure', metric: 'openTickets', op: 'gte', figure: 5 }];
  ({ id: rule } = await invoke(createRule, owner, { name: 'Tickets pile up', conditions, severity: 'critical' }));
});

afterAll(closeConnections);

/** Raises alerts on accounts, and sends what is to be mailed of them. @returns the mails' ids */
async function mailedOf(...accounts: number[]): Promise<string[]> {
  const { id: organizationId } = system.organization;
  const ids = await withTenant(organizationId, (db) => db.selectFrom('account').select('id').orderBy('key').execute());
  const firings = accounts.map((index) => ({ accountId: ids[index]?.id, evidence: [] }));
  const firedOn = localDay(clock.now(), 'UTC');
  expect(await invoke(raiseFired, system, { ruleId: rule, firedOn, firings })).toEqual({ raised: accounts.length });
  for (let more = true; more; ) ({ more } = await invoke(mailNotices, system, {}));
  const mails = await withTenant(organizationId, (db) => db.selectFrom('mail').select('id').where('sentAt', 'is', null).execute());
  return mails.map(({ id }) => id);
}

it('reaches a server, with a link to the alert, whatever its account is called', async () => {
  const [id = '', ...others] = await mailedOf(0);
  expect(others).toEqual([]);
  await deliver(system.organization.id, id);
  const [{ mail, raw, recipients } = { mail: null, raw: '', recipients: [] }] = received;
  expect(recipients).toHaveLength(1);
  expect(mail?.messageId).toBe(`<${id}@rapport.example>`);
  expect(mail?.subject).toContain('Tickets pile up');
  const [headers] = raw.split('\r\n\r\n');
  expect(headers).not.toMatch(/^bcc:/im);
  const link = /https:\/\/rapport\.example\/accounts\/a%200%2F%C3%BC\/alerts\?open=alert%3A[\w-]+/;
  expect(mail?.text).toMatch(link);
  expect(mail?.html).toMatch(link);
  expect(mail?.html).not.toContain('<GmbH>');
});

it('names all that are due in one mail, which keeps its Message-ID when it is tried again', async () => {
  const [id = '', ...others] = await mailedOf(1, 2);
  expect(others).toEqual([]);
  refusals.push('try later');
  await expect(deliver(system.organization.id, id)).rejects.toThrow('try later');
  await deliver(system.organization.id, id);
  const [refused, { mail } = { mail: null }] = received.slice(-2);
  expect(mail?.messageId).toBe(`<${id}@rapport.example>`);
  expect(refused?.mail.messageId).toBe(mail?.messageId);
  expect(mail?.subject).toContain('2 alerts');
  for (const body of [mail?.text, mail?.html]) {
    expect(body).toContain('Acme: Tickets pile up');
    expect(body).toContain('Beta: Tickets pile up');
    expect(body?.match(/https:\/\/rapport\.example\/accounts\/[^"\s)]+open=alert%3A/g)?.length).toBeGreaterThanOrEqual(2);
  }
});

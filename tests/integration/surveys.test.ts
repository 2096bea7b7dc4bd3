import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import '@/tests/support/database';
import '@/tests/support/mail-catcher'; // before what reads the configuration
import { NextRequest } from 'next/server';
import { GET, POST } from '@/app/survey/[token]/unsubscribe/route';
import type { Caller } from '@/lib/core/actor';
import { callerFromSurvey } from '@/lib/core/auth/survey-door';
import { clock } from '@/lib/core/clock';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { deliver } from '@/lib/core/mail/deliver';
import { invoke } from '@/lib/core/operation';
import { upsertAccounts } from '@/lib/features/account/commands';
import { createContact, deleteContact } from '@/lib/features/contact/commands';
import { readPerson } from '@/lib/features/contact/queries';
import { answerInvitation, readInvitationForm } from '@/lib/features/invitation/answer';
import { readBulkSending, sendSurveyToAccounts } from '@/lib/features/invitation/bulk';
import { sendSurvey } from '@/lib/features/invitation/commands';
import { listInvitations, listInvitationTable, readResponseRate, readSending } from '@/lib/features/invitation/queries';
import { remindInvitations } from '@/lib/features/invitation/remind';
import { withdrawInvitation } from '@/lib/features/invitation/withdraw';
import { setOptOut } from '@/lib/features/opt-out/commands';
import { readOptOut } from '@/lib/features/opt-out/queries';
import { addNpsAnswer, deleteNps, restoreNps } from '@/lib/features/survey/commands';
import { archiveSurvey, createSurvey, updateSurvey } from '@/lib/features/survey/definitions';
import { readNpsDetail } from '@/lib/features/survey/detail';
import { listCsatTable, listSurveys, readAccountCsat, readAccountNps } from '@/lib/features/survey/queries';
import { localDay } from '@/lib/kit/day';
import { type ReceivedMail, received } from '@/tests/support/mail-catcher';
import { everyRow, refusalOf } from '@/tests/support/matrix';
import { device } from '@/tests/support/people';
import { newPerson, newTenant } from '@/tests/support/tenant';

const DAY_MS = 86_400_000;
const BERLIN = { timezone: 'Europe/Berlin' };
/** Noon in Berlin on the day before clocks are set back. */
const NOON = new Date('2026-10-24T10:00:00Z');

let system: Caller;
let csm: Caller;
let serial = 0;

const at = (time: Date) => vi.spyOn(clock, 'now').mockReturnValue(time);
const later = (ms: number) => at(new Date(NOON.getTime() + ms));

beforeAll(async () => {
  system = await newTenant('Fernway', BERLIN);
  csm = await newPerson(system, { name: 'Marta Lindqvist' });
});
afterEach(() => vi.restoreAllMocks());
afterAll(closeConnections);

const survey = {
  kind: 'nps',
  name: 'Relationship survey',
  question: 'How likely are you to recommend Fernway?',
  senderName: 'Marta Lindqvist',
  introduction: 'You have used it <for> a year.',
  thanks: 'Thank you & goodbye.',
  remindAfterDays: 1,
  expiresAfterDays: 7,
  askAgainAfterDays: 30,
};

interface Asked {
  accountId: string;
  surveyId: string;
  contactId: string;
  email: string;
}

/** An account of its own with one contact and a survey. */
async function place(rest: object = {}): Promise<Asked> {
  serial += 1;
  const accountId = `account-${serial}`;
  const email = `ingrid-${serial}@customer.example`;
  await invoke(upsertAccounts, system, { data: [{ id: accountId, name: `Secret name ${serial}` }] });
  const { id: contactId } = await invoke(createContact, csm, { accountId, firstName: 'Ingrid', lastName: 'Solheim', email, isKey: true });
  const { id: surveyId } = await invoke(createSurvey, system, { ...survey, ...rest });
  return { accountId, surveyId, contactId, email };
}

const send = ({ accountId, surveyId, contactId }: Asked, others: string[] = []) =>
  invoke(sendSurvey, csm, { accountId, surveyId, contactIds: [contactId, ...others] });

const mailsTo = (email: string) =>
  withTenant(system.organization.id, (db) => db.selectFrom('mail').selectAll().where('toAddress', '=', email).orderBy('createdAt').execute());

const secretIn = (text: string | undefined) => /\/survey\/([\w-]+)\?score=9/.exec(text ?? '')?.[1] ?? '';

/** Sends the survey. @returns the secret of the mail's links */
async function sent(rest: object = {}): Promise<Asked & { token: string }> {
  const asked = await place(rest);
  await send(asked);
  return { ...asked, token: secretIn((await mailsTo(asked.email))[0]?.text) };
}

const open = async (token: string) => invoke(readInvitationForm, await callerFromSurvey(token, device()), { token });
const answer = async (token: string, score: number, rest: object = {}) =>
  invoke(answerInvitation, await callerFromSurvey(token, device()), { token, score, ...rest });
const remind = () => invoke(remindInvitations, system, {});
const figures = async (accountId: string) => (await invoke(readAccountNps, csm, { accountId, asOf: '2026-10-24' })).figures;
const dayNow = () => localDay(clock.now(), BERLIN.timezone);
const today = async (accountId: string) => (await invoke(readAccountNps, csm, { accountId, asOf: dayNow() })).figures;
const states = async (accountId: string) => (await invoke(listInvitations, csm, { accountId })).data.map(({ state }) => state);
const told = (accountId: string) =>
  withTenant(system.organization.id, (db) =>
    db
      .selectFrom('timelineEntry as e')
      .innerJoin('account as a', 'a.id', 'e.accountId')
      .select(['e.event', 'e.title', 'e.text'])
      .where('a.key', '=', accountId)
      .where('e.category', '=', 'survey')
      .where('e.hiddenAt', 'is', null)
      .orderBy('e.id')
      .execute(),
  );

describe('a survey', () => {
  it('is made, changed once by each version, archived, and its reminder comes before its end', async () => {
    const { id } = await invoke(createSurvey, system, survey);
    expect(await refusalOf(invoke(createSurvey, system, { ...survey, remindAfterDays: 7 }))).toMatchObject({ paths: ['remindAfterDays'] });
    expect(await refusalOf(invoke(updateSurvey, system, { id, expiresAfterDays: 1 }))).toMatchObject({ paths: ['remindAfterDays'] });
    expect(await refusalOf(invoke(createSurvey, system, { ...survey, question: 'Two\r\nlines' }))).toMatchObject({ paths: ['question'] });
    await invoke(updateSurvey, system, { id, name: 'Renamed', remindAfterDays: null, version: 1 });
    expect(await refusalOf(invoke(updateSurvey, system, { id, name: 'Late', version: 1 }))).toMatchObject({ code: 'conflict' });
    await invoke(archiveSurvey, system, { id });
    const found = (await invoke(listSurveys, csm, {})).find((one) => one.id === id);
    expect(found).toMatchObject({ name: 'Renamed', remindAfterDays: null, version: 2, archived: true });
    const { accountId, contactId } = await place();
    expect(await refusalOf(invoke(sendSurvey, csm, { accountId, surveyId: id, contactIds: [contactId] }))).toMatchObject({ code: 'not_found' });
  });
});

describe('the mail', () => {
  it('holds a link for each number, who asks, and the way out by one click', async () => {
    const { email, token } = await sent();
    const [mail] = await mailsTo(email);
    await deliver(system.organization.id, mail?.id ?? '');
    const { mail: got } = received.at(-1) as ReceivedMail;
    expect([got.subject, got.from?.name, got.from?.address]).toEqual([survey.question, survey.senderName, 'hello@rapport.example']);
    for (let score = 0; score <= 10; score += 1) {
      expect(got.html).toContain(`href="https://rapport.example/survey/${token}?score=${score}"`);
      expect(got.text).toContain(`https://rapport.example/survey/${token}?score=${score}\n`);
    }
    expect(got.html).toContain('You have used it &lt;for&gt; a year.');
    expect(`${got.html}${got.text}`).not.toContain('Secret name');
    const header = (key: string) => got.headers.find((one) => one.key === key)?.value;
    expect(header('list-unsubscribe')).toBe(`<https://rapport.example/survey/${token}/unsubscribe>`);
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(got.messageId).toBe(mail?.messageId);
  });

  it('is the only place of the secret, and forgets it once a server has it', async () => {
    const { email, token } = await sent();
    const rows = await withTenant(system.organization.id, async (db) =>
      JSON.stringify([
        await db.selectFrom('surveyInvitation').selectAll().execute(),
        await db.selectFrom('auditEntry').selectAll().execute(),
        await db.selectFrom('timelineEntry').selectAll().execute(),
        await db.selectFrom('outbox').selectAll().execute(),
      ]),
    );
    expect(rows).not.toContain(token);
    const [mail] = await mailsTo(email);
    await deliver(system.organization.id, mail?.id ?? '');
    expect(JSON.stringify(await mailsTo(email))).not.toContain(token);
  });

  it('asks a number from 1 to 5 for CSAT', async () => {
    const asked = await place({ kind: 'csat' });
    await send(asked);
    const [mail] = await mailsTo(asked.email);
    expect([...(mail?.text.matchAll(/\?score=(\d+)/g) ?? [])].map(([, score]) => score)).toEqual(['1', '2', '3', '4', '5']);
    const token = /\/survey\/([\w-]+)\?score=5/.exec(mail?.text ?? '')?.[1] ?? '';
    expect(await refusalOf(answer(token, 0))).toMatchObject({ code: 'invalid' });
    await answer(token, 5);
    expect((await invoke(listInvitations, csm, { accountId: asked.accountId })).data).toMatchObject([{ kind: 'csat', state: 'answered', score: 5 }]);
    const { accountId } = asked;
    expect(await invoke(readAccountCsat, csm, { accountId, asOf: dayNow() })).toEqual({ csat: 100, responses: 1 });
    const sort = { column: 'submittedAt', direction: 'desc' };
    const page = await invoke(listCsatTable, csm, { accountId, asOf: dayNow(), filter: { all: [] }, sort, cursor: null });
    expect(page.rows).toMatchObject([{ email: asked.email, score: 5, counts: true, survey: survey.name }]);
  });
});

describe('sending', () => {
  it('leaves out, with the reason, who has no address, wants none, is being asked or was asked a while ago', async () => {
    at(NOON);
    const asked = await place();
    const { accountId, contactId, surveyId, email } = asked;
    const add = async (firstName: string, address: string | null) =>
      (await invoke(createContact, csm, { accountId, firstName, lastName: 'L', email: address })).id;
    const [nobody, gone, twin] = [await add('Nobody', null), await add('Gone', `gone-${serial}@customer.example`), await add('Twin', email)];
    await invoke(setOptOut, csm, { contactId: gone, optedOut: true });
    expect(await send(asked, [nobody, gone, twin])).toEqual({
      sent: 1,
      leftOut: [
        { id: gone, name: 'Gone L', standing: 'opted_out' },
        { id: nobody, name: 'Nobody L', standing: 'no_email' },
        { id: twin, name: 'Twin L', standing: 'open' },
      ],
    });
    const standing = async () =>
      Object.fromEntries((await invoke(readSending, csm, { accountId, surveyId })).chosen?.recipients.map((one) => [one.id, one]) ?? []);
    expect((await standing())[contactId]).toMatchObject({ standing: 'open', askedOn: '2026-10-24', freeFrom: null });
    await answer(secretIn((await mailsTo(email))[0]?.text), 9);
    expect((await standing())[contactId]).toMatchObject({ standing: 'recent', askedOn: '2026-10-24', freeFrom: '2026-11-23' });
    later(29 * DAY_MS);
    expect((await standing())[contactId]).toMatchObject({ standing: 'recent' });
    later(30 * DAY_MS);
    expect(await send(asked)).toEqual({ sent: 1, leftOut: [] });
  });

  it('asks again once an unanswered one is past its end, without waiting for the job', async () => {
    at(NOON);
    const asked = await place({ askAgainAfterDays: 0 });
    await send(asked);
    expect((await send(asked)).leftOut).toMatchObject([{ standing: 'open' }]);
    later(9 * DAY_MS);
    expect((await send(asked)).sent).toBe(1);
    expect((await states(asked.accountId)).sort()).toEqual(['expired', 'sent']);
    const filter = { all: [{ column: 'state', op: 'in', value: ['expired'] }] };
    const sort = { column: 'closesOn', direction: 'asc' };
    const page = await invoke(listInvitationTable, csm, { accountId: asked.accountId, filter, sort, cursor: null });
    expect([page.total, page.rows[0]]).toMatchObject([1, { state: 'expired', closesOn: '2026-10-31', contact: asked.contactId }]);
  });

  it('asks once, of two sendings at once', async () => {
    const asked = await place();
    const results = await Promise.all(Array.from({ length: 4 }, () => send(asked)));
    expect(results.map((one) => one.sent).sort()).toEqual([0, 0, 0, 1]);
    expect(await mailsTo(asked.email)).toHaveLength(1);
  });

  it('sends nothing when one of them is no contact of the account', async () => {
    const [one, other] = [await place(), await place()];
    const before = await everyRow();
    expect(await refusalOf(send(one, [other.contactId]))).toMatchObject({ code: 'invalid', paths: ['contactIds'] });
    expect(await everyRow()).toBe(before);
  });
});

describe('an answer', () => {
  it('is not given by opening the link, however often', async () => {
    const { token, accountId } = await sent();
    const before = await everyRow();
    const form = await open(token);
    await open(token);
    expect(await everyRow()).toBe(before);
    expect(form).toMatchObject({ organization: 'Fernway', question: survey.question, isOpen: true, score: null, optedOut: false });
    expect(JSON.stringify(form)).not.toContain('Secret name');
    expect(await states(accountId)).toEqual(['sent']);
  });

  it('moves the figures and stands on the timeline of account and person; changed, it is still the one', async () => {
    at(NOON);
    const { token, accountId, contactId, email } = await sent();
    await answer(token, 9);
    expect(await figures(accountId)).toMatchObject({ score: 9, nps: 100, promoters: 1, responses: 1 });
    await answer(token, 9, { comment: 'Saves an hour a day' });
    later(2 * 3_600_000);
    await answer(token, 4);
    expect(await figures(accountId)).toMatchObject({ score: 4, nps: -100, detractors: 1, responses: 1 });
    expect(await told(accountId)).toEqual([
      { event: 'sent', title: survey.name, text: 'Ingrid Solheim' },
      { event: 'answered', title: `4/10 ${email}`, text: 'Saves an hour a day' },
    ]);
    const { timeline } = await invoke(readPerson, csm, { id: contactId });
    expect(timeline.map(({ title }) => title)).toContain(`4/10 ${email}`);
    const [invitation] = (await invoke(listInvitations, csm, { accountId })).data;
    expect(invitation).toMatchObject({ state: 'answered', score: 4, contactId, answeredAt: NOON.toISOString() });
    expect(await invoke(readResponseRate, csm, { accountId })).toEqual({ sent: 1, answered: 1, open: 0, rate: 100 });
    expect(await open(token)).toMatchObject({ score: 4, comment: 'Saves an hour a day' });
    await answer(token, 4, { comment: null });
    expect(await open(token)).toMatchObject({ score: 4, comment: null });
  });

  it('counts once, of many clicks in several tabs', async () => {
    const { token, accountId } = await sent();
    await Promise.all([9, 9, 9, 3, 9].map((score) => answer(token, score)));
    const { responses } = await today(accountId);
    expect(responses).toBe(1);
    expect(await told(accountId)).toHaveLength(2);
  });

  it('is taken until the end of the last day in the organization, not longer', async () => {
    at(NOON);
    const { token, accountId } = await sent();
    at(new Date('2026-10-31T22:59:59Z')); // 23:59:59 in Berlin, in winter time
    await answer(token, 8);
    at(new Date('2026-10-31T23:00:00Z'));
    expect(await refusalOf(answer(token, 2))).toMatchObject({ code: 'precondition' });
    expect(await open(token)).toMatchObject({ isOpen: false, lastDay: '2026-10-31', score: 8 });
    expect(await today(accountId)).toMatchObject({ responses: 1, score: 8 });
  });

  it('that was deleted does not come back by its link', async () => {
    const { token, accountId } = await sent();
    await answer(token, 2);
    const [invitation] = (await invoke(listInvitations, csm, { accountId })).data;
    await invoke(deleteNps, csm, { id: invitation?.id });
    expect(await open(token)).toMatchObject({ isOpen: false, score: null });
    expect(await refusalOf(answer(token, 9))).toMatchObject({ code: 'precondition' });
  });

  it('by a wrong link is refused, and guessing is counted', async () => {
    const one = device();
    const codes = new Set<string | undefined>();
    for (let n = 0; n < 61; n += 1) codes.add((await refusalOf(callerFromSurvey(`guess-${n}`, one)))?.code);
    expect([...codes]).toEqual(['not_found', 'limit']);
  });

  it('is not kept from colleagues behind one address', async () => {
    const { token } = await sent();
    const office = device();
    for (let n = 0; n < 100; n += 1) await callerFromSurvey(token, office);
  });
});

describe('a reminder', () => {
  it('comes once, at the same local time, with a link of its own; both links lead to the one answer', async () => {
    at(NOON);
    const { token, accountId, email } = await sent();
    at(new Date('2026-10-25T10:59:00Z')); // an hour longer: clocks were set back
    expect(await remind()).toMatchObject({ reminded: 0 });
    at(new Date('2026-10-25T11:00:00Z'));
    const runs = await Promise.all([remind(), remind(), remind()]);
    expect(runs.map(({ reminded }) => reminded).sort()).toEqual([0, 0, 1]);
    expect(await remind()).toMatchObject({ reminded: 0 });
    const mails = await mailsTo(email);
    expect(mails.map(({ subject }) => subject)).toEqual([survey.question, `Reminder: ${survey.question}`]);
    expect(await states(accountId)).toEqual(['reminded']);
    const second = secretIn(mails[1]?.text);
    expect(second).not.toBe(token);
    await answer(second, 7);
    expect(await open(token)).toMatchObject({ score: 7 });
    expect((await today(accountId)).responses).toBe(1);
  });

  it.each([
    ['an answer', async ({ token }: Asked & { token: string }) => answer(token, 6)],
    ['the contact wants none', async ({ contactId }: Asked) => invoke(setOptOut, csm, { contactId, optedOut: true })],
    ['the survey is archived', async ({ surveyId }: Asked) => invoke(archiveSurvey, system, { id: surveyId })],
    ['the contact is deleted', async ({ contactId }: Asked) => invoke(deleteContact, csm, { id: contactId })],
    ['the end', async () => later(8 * DAY_MS)],
  ])('does not come after %s', async (_what, happen) => {
    at(NOON);
    const asked = await sent();
    later(2 * DAY_MS);
    await happen(asked);
    expect(await remind()).toMatchObject({ reminded: 0 });
    expect(await mailsTo(asked.email)).toHaveLength(1);
  });

  it('and an answer at the same time leave one answer, and at most one reminder', async () => {
    at(NOON);
    const { token, accountId, email } = await sent();
    later(2 * DAY_MS);
    await Promise.all([answer(token, 10), remind(), answer(token, 10), remind()]);
    expect(await states(accountId)).toEqual(['answered']);
    expect((await mailsTo(email)).length).toBeLessThanOrEqual(2);
    expect((await today(accountId)).responses).toBe(1);
    const before = (await mailsTo(email)).length;
    await remind();
    expect(await mailsTo(email)).toHaveLength(before);
  });
});

describe('withdrawing', () => {
  const idOf = async (accountId: string) => (await invoke(listInvitations, csm, { accountId })).data[0]?.id ?? '';
  const withdraw = async (accountId: string, caller = csm) => invoke(withdrawInvitation, caller, { id: await idOf(accountId) });

  it('ends the links and the reminder, is told, and can be done once', async () => {
    at(NOON);
    const { token, accountId, contactId, email } = await sent();
    await withdraw(accountId);
    expect(await states(accountId)).toEqual(['withdrawn']);
    expect(await open(token)).toMatchObject({ isOpen: false });
    await expect(answer(token, 9)).rejects.toMatchObject({ code: 'precondition' });
    later(2 * DAY_MS);
    expect(await remind()).toMatchObject({ reminded: 0 });
    expect(await mailsTo(email)).toHaveLength(1);
    expect((await told(accountId)).map(({ event, text }) => [event, text])).toEqual([
      ['sent', 'Ingrid Solheim'],
      ['withdrawn', 'Ingrid Solheim'],
    ]);
    expect(await invoke(readResponseRate, csm, { accountId })).toMatchObject({ sent: 1, answered: 0, open: 0 });
    expect((await invoke(listInvitations, csm, { contactId })).data).toMatchObject([{ contactId, state: 'withdrawn' }]);
    await expect(withdraw(accountId)).rejects.toMatchObject({ code: 'precondition' });
  });

  it('is refused after an answer and past the end, and by those who don’t see the account', async () => {
    at(NOON);
    const answered = await sent();
    await answer(answered.token, 9);
    await expect(withdraw(answered.accountId)).rejects.toMatchObject({ code: 'precondition' });
    const asked = await sent();
    const blind = await newPerson(system, { sees: 'teams' });
    await expect(withdraw(asked.accountId, blind)).rejects.toMatchObject({ code: 'not_found' });
    await expect(withdraw(asked.accountId, await newTenant('Elsewhere'))).rejects.toMatchObject({ code: 'not_found' });
    later(8 * DAY_MS);
    await expect(withdraw(asked.accountId)).rejects.toMatchObject({ code: 'precondition' });
  });
});

describe('unsubscribing', () => {
  const request = (method: string, token: string) => new NextRequest(`https://rapport.example/survey/${token}/unsubscribe`, { method });
  const params = (token: string) => ({ params: Promise.resolve({ token }) });

  it('takes one POST without a cookie, for the address and for good, and a GET changes nothing', async () => {
    at(NOON);
    const asked = await sent();
    const { token, contactId } = asked;
    const before = await everyRow();
    const followed = await GET(request('GET', token), params(token));
    expect([followed.status, followed.headers.get('location')]).toEqual([303, `https://rapport.example/survey/${token}?leave=1`]);
    expect(await everyRow()).toBe(before);
    later(60 * DAY_MS);
    expect((await POST(request('POST', token), params(token))).status).toBe(204);
    expect((await POST(request('POST', token), params(token))).status).toBe(204);
    expect(await invoke(readOptOut, csm, { contactId })).toEqual({ at: clock.now().toISOString(), how: 'link' });
    expect(await send(asked)).toMatchObject({ sent: 0, leftOut: [{ standing: 'opted_out' }] });
    expect(await states(asked.accountId)).toEqual(['opted_out']);
    await invoke(setOptOut, csm, { contactId, optedOut: false });
    expect(await invoke(readOptOut, csm, { contactId })).toBeNull();
    expect(await send(asked)).toMatchObject({ sent: 1 });
  });

  it('by a wrong link is refused', async () => {
    expect((await POST(request('POST', 'wrong'), params('wrong'))).status).toBe(404);
  });
});

describe('an answer by hand', () => {
  it('says how it counts, can be deleted and comes back', async () => {
    at(NOON);
    const { accountId, email, contactId } = await place();
    const add = (score: number, submittedAt: string) => invoke(addNpsAnswer, csm, { accountId, email, score, submittedAt });
    const { id } = await add(9, '2026-10-20T10:00:00Z');
    const { id: old } = await add(2, '2026-07-01T10:00:00Z');
    await add(6, '2026-10-21T10:00:00Z');
    const detail = (key: string) => invoke(readNpsDetail, csm, { accountId, id: key, asOf: '2026-10-24' });
    expect(await detail(id)).toMatchObject({ origin: 'hand', place: 'in', share: { score: 4.5, nps: 50 }, contact: { id: contactId } });
    expect(await detail(old)).toMatchObject({ place: 'before', share: null });
    expect(await invoke(readNpsDetail, csm, { accountId, id, asOf: '2026-10-19' })).toMatchObject({ place: 'after', share: null });
    await invoke(deleteNps, csm, { id });
    expect(await figures(accountId)).toMatchObject({ responses: 1, score: 6 });
    expect(await told(accountId)).toHaveLength(2);
    await invoke(restoreNps, csm, { id });
    expect(await figures(accountId)).toMatchObject({ responses: 2, score: 7.5 });
    expect(await told(accountId)).toHaveLength(3);
  });
});

describe('a survey to many accounts', () => {
  const contact = (accountId: string, email: string | null, isKey = true) =>
    invoke(createContact, csm, { accountId, firstName: 'Ada', lastName: 'Byron', isKey, ...(email !== null && { email }) });

  it('asks each address once, counts who is left out and why, and tells each account', async () => {
    at(NOON);
    const [one, other] = [await place(), await place()];
    const { surveyId } = one;
    await send(other); // another survey: that is no reason
    await send(one);
    const shared = `shared-${serial}@customer.example`;
    await contact(one.accountId, shared);
    await contact(other.accountId, shared);
    await contact(other.accountId, null);
    const { id: left } = await contact(other.accountId, `left-${serial}@customer.example`);
    await invoke(setOptOut, csm, { contactId: left, optedOut: true });
    await contact(other.accountId, `plain-${serial}@customer.example`, false);
    const accountIds = [one.accountId, other.accountId];
    const whom = { surveyId, accountIds };
    const expected = {
      accounts: 2,
      contacts: 2,
      leftOut: [
        { standing: 'no_email', count: 1 },
        { standing: 'opted_out', count: 1 },
        { standing: 'open', count: 2 },
      ],
    };
    expect((await invoke(readBulkSending, csm, whom)).preview).toEqual({ surveyId, ...expected });
    expect(await invoke(sendSurveyToAccounts, csm, whom)).toEqual(expected);
    expect(await mailsTo(shared)).toHaveLength(1);
    expect((await mailsTo(other.email)).map(({ subject }) => subject)).toHaveLength(2);
    expect((await told(other.accountId)).map(({ text }) => text)).toEqual(['Ingrid Solheim', 'Ingrid Solheim']);
    expect((await told(one.accountId)).map(({ text }) => text)).toEqual(['Ingrid Solheim', 'Ada Byron']);
    const again = { ...whom, keyOnly: false };
    expect(await invoke(sendSurveyToAccounts, csm, again)).toMatchObject({ contacts: 1, leftOut: [{}, {}, { standing: 'open', count: 4 }] });
    later(10 * DAY_MS);
    const { preview } = await invoke(readBulkSending, csm, again);
    expect(preview).toMatchObject({ contacts: 0, leftOut: [{}, {}, { standing: 'recent', count: 5 }] });
  });

  it('takes a filter, and refuses what is not there or too much, with nothing sent', async () => {
    at(NOON);
    const { surveyId, accountId, email } = await place();
    await invoke(upsertAccounts, system, { data: [{ id: accountId, name: 'Alone', status: 'alone' }] });
    const filter = { all: [{ column: 'status', op: 'is', value: 'alone' }] };
    expect(await invoke(sendSurveyToAccounts, csm, { surveyId, filter })).toMatchObject({ accounts: 1, contacts: 1, leftOut: [] });
    const nobody = refusalOf(invoke(sendSurveyToAccounts, csm, { surveyId, accountIds: [accountId, 'nobody'] }));
    expect((await nobody)?.code).toBe('not_found');
    const many = Array.from({ length: 1001 }, (_, n) => ({ id: `many-${n}`, name: 'Many', status: 'many' }));
    await invoke(upsertAccounts, system, { data: many.slice(0, 1000) });
    await invoke(upsertAccounts, system, { data: many.slice(1000) });
    const all = { all: [{ column: 'status', op: 'is', value: 'many' }] };
    expect((await refusalOf(invoke(readBulkSending, csm, { surveyId, filter: all })))?.code).toBe('precondition');
    expect(await mailsTo(email)).toHaveLength(1);
  });
});

import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { createContact } from '@/lib/features/contact/commands';
import { sendSurvey } from '@/lib/features/invitation/commands';
import { addNpsAnswer, deleteNps } from '@/lib/features/survey/commands';
import { archiveSurvey, createSurvey } from '@/lib/features/survey/definitions';
import { surveySecret } from '@/tests/support/people';
import type { Populated } from '@/tests/support/two-organizations';
import type { Example } from './matrix-examples';

const survey = { kind: 'nps', name: 'Survey', question: 'How likely?', senderName: 'Marta', introduction: 'Hello', thanks: 'Thanks' };
const score = { email: 'mari@customer.example', score: 8 };

const newSurvey = async ({ system }: Populated) => (await invoke(createSurvey, system, survey)).id;
async function archivedSurvey(org: Populated): Promise<string> {
  const id = await newSurvey(org);
  await invoke(archiveSurvey, org.system, { id });
  return id;
}
async function newContact({ system, open }: Populated, email = `${crypto.randomUUID()}@customer.example`): Promise<string> {
  return (await invoke(createContact, system, { accountId: open, firstName: 'Mari', lastName: 'Aune', email })).id;
}
/** The secret of an invitation of its own. */
async function newInvitation(org: Populated): Promise<string> {
  const email = `${crypto.randomUUID()}@customer.example`;
  const contactIds = [await newContact(org, email)];
  await invoke(sendSurvey, org.system, { accountId: org.open, surveyId: await newSurvey(org), contactIds });
  return surveySecret(org.system.organization.id, email);
}
async function openInvitation(org: Populated): Promise<string> {
  await newInvitation(org);
  const { id } = await withTenant(org.system.organization.id, (db) =>
    db.selectFrom('surveyInvitation').select('id').orderBy('sentAt', 'desc').orderBy('id').limit(1).executeTakeFirstOrThrow(),
  );
  return id;
}
const newAnswer = async ({ system, open }: Populated) => (await invoke(addNpsAnswer, system, { accountId: open, ...score })).id;
async function deletedAnswer(org: Populated): Promise<string> {
  const id = await newAnswer(org);
  await invoke(deleteNps, org.system, { id });
  return id;
}

const bySurvey = (input: (org: Populated) => Promise<string>, rest = {}): Example => ({
  input: async (org) => ({ id: await input(org), ...rest }),
  naming: { survey: (id) => ({ id, ...rest }) },
});
const byContact = (rest = {}): Example => ({
  input: async (org) => ({ contactId: await newContact(org), ...rest }),
  naming: { contact: (contactId) => ({ contactId, ...rest }) },
});
const byToken = (rest = {}): Example => ({ input: async (org) => ({ token: await newInvitation(org), ...rest }) });
const ofAccount = (rest = {}): Example => ({
  input: ({ open }) => ({ accountId: open, ...rest }),
  naming: { account: (accountId) => ({ accountId, ...rest }) },
});
const sorted = { filter: { all: [] }, sort: { column: 'sentAt', direction: 'asc' } };

/** The rows of the matrix about surveys by mail. */
export const SURVEY_EXAMPLES: Readonly<Record<string, Example>> = {
  'survey.list': { input: () => ({}) },
  'survey.create': { input: () => survey },
  'survey.update': bySurvey(newSurvey, { name: 'Renamed' }),
  'survey.archive': bySurvey(newSurvey),
  'survey.restore': bySurvey(archivedSurvey),
  'survey.take-answer': {
    input: ({ open }) => ({ accountId: open, id: crypto.randomUUID(), kind: 'nps', ...score, comment: null, survey: 'S', submittedAt: new Date() }),
    naming: {
      account: (accountId) => ({ accountId, id: crypto.randomUUID(), kind: 'nps', ...score, comment: null, survey: 'S', submittedAt: new Date() }),
    },
  },
  'nps.detail': {
    input: ({ open, npsId }) => ({ accountId: open, id: npsId }),
    naming: { account: (accountId, { npsId }) => ({ accountId, id: npsId }), nps: (id, { open }) => ({ accountId: open, id }) },
  },
  'csat.read': ofAccount(),
  'csat.table': ofAccount({ filter: { all: [] }, sort: { column: 'email', direction: 'asc' }, cursor: null }),
  'nps.restore': { input: async (org) => ({ id: await deletedAnswer(org) }), naming: { nps: (id) => ({ id }) } },
  'invitation.sending': {
    input: ({ open, surveyId }) => ({ accountId: open, surveyId }),
    naming: {
      account: (accountId, { surveyId }) => ({ accountId, surveyId }),
      survey: (surveyId, { open }) => ({ accountId: open, surveyId }),
    },
  },
  'invitation.send': {
    input: async (org) => ({ accountId: org.open, surveyId: org.surveyId, contactIds: [await newContact(org)] }),
    naming: {
      account: (accountId, { surveyId, contactId }) => ({ accountId, surveyId, contactIds: [contactId] }),
      survey: (surveyId, { open, contactId }) => ({ accountId: open, surveyId, contactIds: [contactId] }),
    },
  },
  'invitation.bulk-sending': {
    input: ({ open, surveyId }) => ({ accountIds: [open], surveyId }),
    naming: {
      account: (accountId, { surveyId }) => ({ accountIds: [accountId], surveyId }),
      survey: (surveyId, { open }) => ({ accountIds: [open], surveyId }),
    },
  },
  'invitation.send-bulk': {
    input: ({ open, surveyId }) => ({ accountIds: [open], surveyId }),
    naming: {
      account: (accountId, { surveyId }) => ({ accountIds: [accountId], surveyId }),
      survey: (surveyId, { open }) => ({ accountIds: [open], surveyId }),
    },
  },
  'invitation.withdraw': { input: async (org) => ({ id: await openInvitation(org) }) },
  'invitation.list': ofAccount(),
  'invitation.table': ofAccount({ ...sorted, cursor: null }),
  'invitation.rate': ofAccount(),
  'invitation.form': byToken(),
  'invitation.answer': byToken({ score: 9 }),
  'invitation.leave': byToken(),
  'invitation.remind': { input: () => ({}) },
  'opt-out.read': byContact(),
  'opt-out.set': byContact({ optedOut: true }),
  'opt-out.by-link': { input: () => ({ email: `${crypto.randomUUID()}@customer.example` }) },
};

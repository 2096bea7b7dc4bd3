import type { Caller } from '@/lib/core/actor';
import { newSecret, secretHash } from '@/lib/core/auth/tokens';
import { type Context, makeContext } from '@/lib/core/context';
import { withTenant } from '@/lib/core/db/database';
import { tellTimeline } from '@/lib/core/timeline';
import { invitationTimes } from '@/lib/features/invitation/schedule';
import { createSurvey } from '@/lib/features/survey/definitions';
import { loadSurveys } from '@/lib/features/survey/queries';
import { saveAnswers } from '@/lib/features/survey/store';
import { localDay } from '@/lib/kit/day';
import { invitationsOf, type PlannedInvitation, SURVEYS } from './scenarios/fernway/surveys';
import type { Scenario } from './scenarios/types';

const DAY_MS = 86_400_000;

interface Person {
  id: number;
  email: string;
  name: string;
  accountId: number;
}
type Invitation = PlannedInvitation<Person>;
type Survey = (typeof SURVEYS)[number];

/** Contacts who can be asked, by the customer's id of their account, key ones first. */
async function peopleOf({ db }: Context): Promise<Map<string, Person[]>> {
  const rows = await db
    .selectFrom('contact as c')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'c.organizationId').onRef('a.id', '=', 'c.accountId'))
    .select(['a.key', 'c.accountId', 'c.id', 'c.email', 'c.firstName', 'c.lastName'])
    .where('c.deletedAt', 'is', null)
    .where('c.email', 'is not', null)
    .orderBy('c.isKey', 'desc')
    .orderBy('c.id')
    .execute();
  const people = new Map<string, Person[]>();
  for (const { key, accountId, id, email, firstName, lastName } of rows) {
    if (email !== null) people.set(key, [...(people.get(key) ?? []), { accountId, id, email, name: `${firstName} ${lastName}` }]);
  }
  return people;
}

async function addInvitations(ctx: Context, surveyId: string, survey: Survey, invitations: readonly Invitation[]): Promise<void> {
  const { id: organizationId, timezone } = ctx.organization;
  await ctx.db
    .insertInto('surveyInvitation')
    .values(
      invitations.map(({ id, person, sentAt, isReminded, answer }) => ({
        ...{ organizationId, id, surveyId, accountId: person.accountId, contactId: person.id, name: person.name, email: person.email, sentAt },
        ...{ hash: secretHash(newSecret()), ...invitationTimes(sentAt, timezone, survey), answeredAt: answer?.at ?? null },
        ...(isReminded && { remindAt: null, remindedAt: new Date(sentAt.getTime() + (survey.remindAfterDays ?? 0) * DAY_MS) }),
      })),
    )
    .execute();
  const answers = invitations.flatMap(({ id, person, answer }) => (answer ? [{ id, person, ...answer }] : []));
  await saveAnswers(
    ctx,
    survey.kind,
    answers.map(({ id: key, person, score, comment, at }) => {
      return { key, accountId: person.accountId, email: person.email, score, comment, survey: survey.name, submittedAt: at, sourceUpdatedAt: null };
    }),
  );
}

/** One entry an account: what was sent, and to whom. */
async function tellSendings(ctx: Context, { kind, name: title }: Survey, sendings: readonly (readonly Invitation[])[]): Promise<void> {
  const news = sendings.flatMap((invitations) => {
    const [first] = invitations;
    if (!first) return [];
    const text = invitations.map(({ person }) => person.name).join(', ');
    const of = { category: 'survey', subtype: kind, event: 'sent', source: 'invitation' } as const;
    return [{ ...of, accountId: first.person.accountId, at: first.sentAt, sourceKey: first.id, title, text }];
  });
  await tellTimeline(ctx, news);
}

/** The scenario's surveys with what was sent and answered. May be repeated: a second time adds nothing. */
export async function addSurveys(caller: Caller, { accounts }: Pick<Scenario, 'accounts'>, now: Date): Promise<void> {
  await withTenant(caller.organization.id, async (db) => {
    const ctx = makeContext(caller, db);
    if ((await loadSurveys(ctx)).length > 0) return;
    const people = await peopleOf(ctx);
    const { timezone } = caller.organization;
    const today = localDay(now, timezone);
    for (const survey of SURVEYS) {
      const { sentDaysAgo, ...fields } = survey;
      const { id } = await ctx.call(createSurvey, fields);
      const asked = accounts.filter(({ status }) => survey.kind === 'nps' || status === 'onboarding');
      const of = { kind: survey.kind, sentDaysAgo, today, timezone };
      const sendings = asked.map((account) => invitationsOf({ ...of, account }, people.get(account.id) ?? []));
      await addInvitations(ctx, id, survey, sendings.flat());
      await tellSendings(ctx, survey, sendings);
    }
  });
}

import * as z from 'zod';
import { HAPPENING_KINDS } from '@/lib/core/happenings';
import { VISIT_LABELS } from '@/lib/features/hub-reading/metrics';
import { Day } from '@/lib/features/usage/contract';
import { CustomerId, wordedText } from '@/lib/kit/plain-text';
import { tablePage, tableRequest } from '@/lib/kit/table-request';
import { ACTS, ASIDES, contactHubTable, FUNNEL_DAYS, HUB_DELIVERIES, HUB_STATES, HUB_TOPIC_IDS, hubMessageTable, STAGES, WHOSE } from './table';

const Whose = z.enum(WHOSE);
/** Whose hubs; without it the caller's own, or all. */
const AskedWhose = Whose.optional();
const Person = z.strictObject({ id: z.string(), name: z.string() });
const Count = z.int().min(0);

export const HubId = z.strictObject({ id: z.uuid() });
export const HubsOfAccount = z.strictObject({ accountId: CustomerId });

/** Which contacts the overview names: those who got as far as a stage, or who stand aside. */
const StuckAt = z.enum([...STAGES, ...ASIDES]);

export const OverviewRequest = z.strictObject({
  whose: AskedWhose,
  days: z.union(FUNNEL_DAYS.map((days) => z.literal(days))).default(30),
  at: StuckAt.optional(),
});
export type OverviewRequest = z.infer<typeof OverviewRequest>;

export const Funnel = z.strictObject({
  days: z.int(),
  /** How many got at least so far, and how many no further. */
  stages: z.array(z.strictObject({ stage: z.enum(STAGES), reached: Count, stuck: Count })),
  acts: z.record(z.enum(ACTS), Count),
  asides: z.record(z.enum(ASIDES), Count),
});
export type Funnel = z.infer<typeof Funnel>;

/** A contact of a stage; attention in milliseconds. */
export const StuckContact = z.strictObject({
  hubId: z.string(),
  name: z.string(),
  account: z.string(),
  accountKey: z.string(),
  document: z.string().nullable(),
  viewed: Count.nullable(),
  pageCount: Count.nullable(),
  attention: Count,
  confidence: z.enum(VISIT_LABELS).nullable(),
  lastAt: z.date(),
});
export type StuckContact = z.infer<typeof StuckContact>;

/** What a happening's row tells beside its kind; whoever writes one adds what fits. */
const HappeningDetail = z.looseObject({
  document: z.string().optional(),
  page: z.int().optional(),
  pages: z.tuple([z.int(), z.int()]).optional(),
  ms: Count.optional(),
  to: z.string().optional(),
  number: z.int().optional(),
  reason: z.string().optional(),
  /** What was asked. */
  text: z.string().optional(),
});

/** Something that happened in a hub, as the Manager tells it. */
export const ToldHappening = z.strictObject({
  id: z.int(),
  at: z.iso.datetime(),
  kind: z.enum(HAPPENING_KINDS),
  hubId: z.string(),
  name: z.string(),
  accountKey: z.string(),
  account: z.string(),
  document: z.string().nullable(),
  /** Of the mail that it belongs to. */
  subject: z.string().nullable(),
  detail: HappeningDetail,
  /** The member who did it. */
  actor: z.string().nullable(),
});
export type ToldHappening = z.infer<typeof ToldHappening>;

export const TimelineRequest = z.strictObject({
  whose: AskedWhose,
  hubId: z.uuid().optional(),
  cursor: z.string().nullable().default(null),
  limit: z.int().min(1).max(200).default(50),
});
export const TimelinePage = z.strictObject({ whose: Whose, rows: z.array(ToldHappening), next: z.string().nullable() });
export type TimelinePage = z.infer<typeof TimelinePage>;

export const ContactHubRequest = tableRequest(contactHubTable).extend({ whose: AskedWhose });
const ListedHub = z.strictObject({
  id: z.string(),
  name: z.string(),
  account: z.string(),
  owner: Person.nullable(),
  state: z.enum(HUB_STATES),
  documents: Count,
  visits: Count,
  attention: Count,
  sentAt: z.string().nullable(),
  visitedAt: z.string().nullable(),
  confidence: z.enum(VISIT_LABELS).nullable(),
  isArchived: z.boolean(),
});
export const ContactHubPage = tablePage(ListedHub).extend({ whose: Whose });
export type ContactHubPage = z.infer<typeof ContactHubPage>;

export const HubMessageRequest = tableRequest(hubMessageTable).extend({ whose: AskedWhose });
export const HubMessagePage = tablePage(
  z.strictObject({
    id: z.string(),
    subject: z.string(),
    sender: Person.nullable(),
    sentAt: z.string(),
    sent: Count,
    delivered: Count,
    bounced: Count,
    opened: Count,
    clicked: Count,
  }),
).extend({ whose: Whose });
export type HubMessagePage = z.infer<typeof HubMessagePage>;

/** An account's hubs with how they are read, what was sent to them, and what happened last. */
export const AccountHubs = z.strictObject({
  /** The latest visited first; `finished`: of its open documents, those of which every page was viewed. */
  contacts: z.array(ListedHub.extend({ finished: Count })),
  total: Count,
  messages: HubMessagePage.omit({ whose: true }),
  timeline: TimelinePage.omit({ whose: true }),
});
export type AccountHubs = z.infer<typeof AccountHubs>;

/** What the overview shows beside its tables. */
export const Overview = z.strictObject({
  whose: Whose,
  funnel: Funnel,
  stuck: z.array(StuckContact).nullable(),
  contacts: Count,
  accounts: Count,
});
export type Overview = z.infer<typeof Overview>;

export const UpdatesRequest = z.strictObject({ whose: AskedWhose });

/** Newer versions that wait for a word, by publication. */
export const WaitingUpdates = z.array(
  z.strictObject({
    publicationId: z.string(),
    title: z.string(),
    /** Of the newest version, and its pages that differ from the one before. */
    number: z.int(),
    changedPages: Count,
    shares: z.array(z.strictObject({ itemId: z.string(), hubId: z.string(), name: z.string(), account: z.string(), number: z.int() })),
  }),
);
export type WaitingUpdates = z.infer<typeof WaitingUpdates>;

const DECISIONS = ['approved', 'dismissed'] as const;
export const MOST_UPDATES_AT_ONCE = 500;

/** What becomes of the newer versions of some items; `tell`: their readers are mailed of what was approved. */
export const UpdatesDecision = z.strictObject({
  itemIds: z.array(z.uuid()).min(1).max(MOST_UPDATES_AT_ONCE),
  decision: z.enum(DECISIONS),
  tell: z.boolean().default(false),
});
export const UpdatesDecided = z.strictObject({ count: Count });

const MOST_TASKS = 200;

/** Tasks about the contacts of hubs; `{name}` in the title is each contact's. One account gets the same title once. */
export const NewHubTasks = z.strictObject({
  hubIds: z.array(z.uuid()).min(1).max(MOST_TASKS),
  title: wordedText(200),
  dueOn: Day.nullable().default(null),
  assigneeId: z.uuid().nullable().default(null).describe('Without one, who looks after each hub'),
});
/** `known`: not added, as the account has such an open task already. */
export const HubTasksAdded = z.strictObject({ added: Count, known: Count });

/** Who looks after a member's hubs while they are away; days in the organization's zone, the last one included. */
export const NewAbsence = z.strictObject({
  memberId: z.uuid().optional().describe('Who is away; a person says nothing for themselves'),
  standInId: z.uuid(),
  fromOn: Day,
  untilOn: Day,
});
export type NewAbsence = z.infer<typeof NewAbsence>;
export const AbsenceId = z.strictObject({ id: z.uuid() });
/** `isNow`: today is one of its days. */
export const Absence = z.strictObject({ id: z.uuid(), member: Person, standIn: Person, fromOn: Day, untilOn: Day, isNow: z.boolean() });
export type Absence = z.infer<typeof Absence>;
export const Absences = z.array(Absence);

const HubPreference = z.strictObject({ topic: z.enum(HUB_TOPIC_IDS), delivery: z.enum(HUB_DELIVERIES), reach: Whose });
/** How a member hears of every topic. */
export const HubPreferences = z.array(HubPreference);
export type HubPreferences = z.infer<typeof HubPreferences>;
export const HubPreferencesChange = z.strictObject({ preferences: z.array(HubPreference).max(HUB_TOPIC_IDS.length) });
export const HappeningId = z.strictObject({ happeningId: z.int() });
export const Done = z.strictObject({});
export const Mailing = z.strictObject({ mails: z.int(), more: z.boolean() });

/** News of hubs for a member, the newest first. */
export const HubNews = z.array(z.strictObject({ happening: ToldHappening, topic: z.enum(HUB_TOPIC_IDS), isNew: z.boolean() }));
export type HubNews = z.infer<typeof HubNews>;

/** To whom hubs go: some, or all that a member looks after. */
export const HandingOver = z.strictObject({
  to: z.uuid(),
  from: z.union([z.strictObject({ hubIds: z.array(z.uuid()).min(1).max(MOST_UPDATES_AT_ONCE) }), z.strictObject({ memberId: z.uuid() })]),
});
export type HandingOver = z.infer<typeof HandingOver>;

import * as z from 'zod';
import { filterSchema } from '@/lib/kit/filter-schema';
import { CalendarDay, Instant } from '@/lib/kit/instant';
import { CustomerId, plainText, wordedText } from '@/lib/kit/plain-text';
import { tablePage, tableRequest } from '@/lib/kit/table-request';
import { ALERT_DELIVERIES, ALERT_OUTCOMES, ALERT_STATUSES, alertTable, bookAlertTable, SEVERITIES } from './table';

export const AlertStatus = z.enum(ALERT_STATUSES);
const Severity = z.enum(SEVERITIES);
const Outcome = z.enum(ALERT_OUTCOMES);
const Note = plainText(10_000);

/** A new alert; without a time it is raised now. */
export const NewAlert = z.strictObject({
  accountId: CustomerId,
  title: wordedText(300),
  body: plainText(20_000).nullish().describe('What it is about, in Markdown'),
  severity: Severity.default('warning'),
  rule: wordedText(200).nullish().describe('The rule or system that raised it'),
  raisedAt: Instant.optional(),
});

export const AlertId = z.strictObject({ id: CustomerId });
export const Snooze = AlertId.extend({
  until: CalendarDay.describe('The first day on which it counts as open again'),
  reason: wordedText(500),
});
export const Resolution = AlertId.extend({ outcome: Outcome, note: Note.nullish() });

/** Who has it before them; null: nobody. */
export const Assignment = AlertId.extend({ assigneeId: z.uuid().nullable() });

/** What a rule raises of a day: accounts by their internal ids, each with the conditions and the values that met them. */
export const FiredAlerts = z.strictObject({
  ruleId: z.uuid(),
  firedOn: CalendarDay,
  firings: z.array(z.strictObject({ accountId: z.int(), evidence: z.unknown() })),
});
export type FiredAlerts = z.infer<typeof FiredAlerts>;
export const Raised = z.strictObject({ raised: z.int() });

const Hour = z.int().min(0).max(23);

/** How a member hears of alerts by mail; hours are those of the organization's zone. */
export const AlertPreference = z
  .strictObject({
    delivery: z.enum(ALERT_DELIVERIES),
    /** Of the day's mail. */
    dailyAt: Hour,
    /** Nothing is mailed from this hour to the other. */
    quietFrom: Hour.nullable(),
    quietTo: Hour.nullable(),
  })
  .refine(({ quietFrom, quietTo }) => (quietFrom === null) === (quietTo === null), { message: 'Quiet hours have two ends', path: ['quietTo'] });
export type AlertPreference = z.infer<typeof AlertPreference>;

/** Of members who have not said otherwise. */
export const USUAL_PREFERENCE: AlertPreference = { delivery: 'daily', dailyAt: 8, quietFrom: null, quietTo: null };

export const Mailing = z.strictObject({ mails: z.int(), more: z.boolean() });

export const Made = z.strictObject({ id: z.string() });
export const Done = z.strictObject({});

/** At once: the alerts with these ids, or all that a filter lets through. */
export const MOST_ALERTS_AT_ONCE = 1_000;

const ChosenAlerts = z.strictObject({ ids: z.array(CustomerId).min(1).max(MOST_ALERTS_AT_ONCE) });
const AlertChange = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('acknowledged') }),
  z.strictObject({ to: z.literal('snoozed'), ...Snooze.omit({ id: true }).shape }),
  z.strictObject({ to: z.literal('closed'), outcome: Outcome, note: Note.nullish() }),
  z.strictObject({ to: z.literal('open') }),
  z.strictObject({ to: z.literal('awake') }),
  z.strictObject({ to: z.literal('assigned'), ...Assignment.omit({ id: true }).shape }),
]);

/** What is done with several alerts of an account; those it doesn't fit are left as they are. */
export const AlertsChange = z.strictObject({
  accountId: CustomerId,
  alerts: z.union([ChosenAlerts, z.strictObject({ filter: filterSchema(alertTable) })]),
  change: AlertChange,
});

/** The same over all accounts that the caller sees. */
export const BookAlertsChange = z.strictObject({
  alerts: z.union([ChosenAlerts, z.strictObject({ filter: filterSchema(bookAlertTable) })]),
  change: AlertChange,
});
export type BookAlertsChange = z.infer<typeof BookAlertsChange>;

/** The alerts that it changed, and how many of the chosen ones it left as they are, as it doesn't fit them. */
export const AlertsChanged = z.strictObject({
  ids: z.array(z.string()),
  left: z.int(),
  /** Who had them before them: with this, an assignment is taken back. */
  former: z.array(z.strictObject({ assigneeId: z.uuid().nullable(), ids: z.array(z.string()) })),
});
export type AlertsChanged = z.infer<typeof AlertsChanged>;

const Person = z.strictObject({ name: z.string(), email: z.string() });

/** A condition of a rule as it stood, the value that met it, and the one that it was compared with. */
const Evidence = z.array(
  z.strictObject({
    condition: z.looseObject({ kind: z.string(), metric: z.string().optional(), days: z.int().nullish() }),
    value: z.string().nullable(),
    before: z.string().nullable(),
  }),
);
export type Evidence = z.infer<typeof Evidence>;

/** An alert as the API gives it. */
export const Alert = z.strictObject({
  id: z.string(),
  accountId: z.string(),
  title: z.string(),
  body: z.string().nullable(),
  severity: Severity,
  rule: z.string().nullable(),
  /** Of a rule of this organization: its id, the day whose values met it, and these. */
  ruleId: z.string().nullable(),
  firedOn: z.string().nullable(),
  evidence: Evidence.nullable(),
  status: AlertStatus,
  raisedAt: z.iso.datetime(),
  assignee: Person.extend({ id: z.string() }).nullable(),
  acknowledgedAt: z.iso.datetime().nullable(),
  acknowledgedBy: Person.nullable(),
  snoozedUntil: z.string().nullable(),
  snoozeReason: z.string().nullable(),
  outcome: Outcome.nullable(),
  closingNote: z.string().nullable(),
  closedAt: z.iso.datetime().nullable(),
  closedBy: Person.nullable(),
  tasks: z.array(
    z.strictObject({ id: z.string(), title: z.string(), status: z.string(), dueOn: z.string().nullable(), assignee: z.string().nullable() }),
  ),
});
export type Alert = z.infer<typeof Alert>;

export const AlertTableRequest = tableRequest(alertTable).extend({ accountId: CustomerId });

const ListedAlert = z.strictObject({
  key: z.string(),
  title: z.string(),
  severity: Severity,
  status: AlertStatus,
  isOpen: z.boolean(),
  raisedAt: z.iso.datetime(),
  rule: z.string().nullable(),
  assignee: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  tasks: z.int(),
  openTasks: z.int(),
  acknowledgedBy: z.string().nullable(),
  snoozedUntil: z.string().nullable(),
  outcome: Outcome.nullable(),
  closedAt: z.iso.datetime().nullable(),
});
export const AlertTablePage = tablePage(ListedAlert);

export const BookAlertRequest = tableRequest(bookAlertTable);
export const BookAlertPage = tablePage(ListedAlert.extend({ accountKey: z.string(), account: z.string() }));

import * as z from 'zod';
import { tablePage, tableRequest } from '@/lib/kit/table-request';
import { userTable } from './table';

/** A customer's own id, opaque. */
export const CustomerId = z.string().min(1).max(255);
export const Day = z.iso.date();

/** Calendars of time zones say nothing useful before it. */
const FIRST_DAY = '1900-01-01';

export const AsOf = Day.refine((day) => day >= FIRST_DAY, `The earliest day is ${FIRST_DAY}`)
  .optional()
  .describe('Last day that counts, in the organization’s zone; yesterday when absent, today at most');

export const AccountReading = z.strictObject({ accountId: CustomerId, asOf: AsOf });
export type AccountReading = z.infer<typeof AccountReading>;

export const UserReading = AccountReading.extend({ userId: CustomerId });

/** What every reading says about itself. */
const reading = {
  /** The last day that counted. */
  asOf: Day,
  /** Whether that day is still running. */
  partial: z.boolean(),
  /** Events received up to this instant are in. */
  freshTo: z.iso.datetime(),
};

const count = z.number().int().nonnegative();

export const ActivityFigures = z.strictObject({
  lastSeen: z.iso.datetime().nullable(),
  dau: count,
  mau: count,
  dailyTimePerActiveUserMs: count.nullable(),
  productUsers: count,
  uniqueUsers: z.array(z.strictObject({ day: Day, dau: count, mau: count, productUsers: count })),
  timePerUser: z.array(z.strictObject({ day: Day, ms: count.nullable() })),
});
export type ActivityFigures = z.infer<typeof ActivityFigures>;

/** The running day beside the figures of full days. */
export const TodaySoFar = z.strictObject({ activeUsers: count, newUsers: count, timeMs: count, lastSeen: z.iso.datetime().nullable() });
export type TodaySoFar = z.infer<typeof TodaySoFar>;

export const Activity = z.strictObject({
  ...reading,
  activity: ActivityFigures,
  wau: count,
  stickiness: z.number().nullable(),
  todaySoFar: TodaySoFar,
});

export const BUCKETS = ['week', 'month'] as const;
export const ActivityBuckets = z.strictObject({
  ...reading,
  buckets: z.array(z.strictObject({ start: Day, end: Day, users: count, newUsers: count, timeMs: count, partial: z.boolean() })),
});

export const UserRow = z.strictObject({
  userId: CustomerId,
  firstSeen: z.iso.datetime().nullable(),
  lastSeen: z.iso.datetime().nullable(),
  timeMs: count,
  activityRank: z.number().min(0).max(100),
});
export type UserRow = z.infer<typeof UserRow>;

export const ModuleRow = z.strictObject({
  name: z.string(),
  totalTimeMs: count,
  timePerUserPerDayUsedMs: z.number().nonnegative(),
  totalDaysUsed: count,
  users: count,
  nonUsers: count,
  lastUsed: Day,
});
export type ModuleRow = z.infer<typeof ModuleRow>;

export const FeatureRow = z.strictObject({
  name: z.string(),
  totalCount: count,
  countPerUserPerDayUsed: z.number().nonnegative(),
  totalDaysUsed: count,
  users: count,
  nonUsers: count,
  lastUsed: Day,
});
export type FeatureRow = z.infer<typeof FeatureRow>;

export const Modules = z.strictObject({ ...reading, data: z.array(ModuleRow) });
export const Features = z.strictObject({ ...reading, data: z.array(FeatureRow) });

const user = z.strictObject({ userId: CustomerId, name: z.string().nullable() });
export const UserModules = Modules.extend({ user });
export const UserFeatures = Features.extend({ user });

export const UserTableRequest = AccountReading.extend(tableRequest(userTable).shape);

/** One page of an account's product users, and how many match. */
export const UserTable = tablePage(
  UserRow.extend({ accountId: CustomerId, name: z.string(), email: z.string().nullable(), title: z.string().nullable() }),
).extend({ asOf: Day });

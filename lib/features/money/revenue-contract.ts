import * as z from 'zod';
import { AsOf } from '@/lib/features/usage/contract';
import { tablePage, tableRequest } from '@/lib/kit/table-request';
import { MissingRate } from './contract';
import { revenueTable } from './revenue-table';

const Month = z.string().regex(/^(19|20)\d\d-(0[1-9]|1[0-2])$/, 'A month is YYYY-MM');

/** Which months of which accounts: without months the twelve that end with the day's, without a segment all accounts. */
export const RevenueRequest = z.strictObject({
  asOf: AsOf,
  from: Month.optional().describe('The first month; without it, twelve months'),
  to: Month.optional().describe('The last month; without it, the month of the day'),
  segment: z.string().max(8000).optional().describe('Which accounts, as the account list’s address filters them: 1!type~is~company'),
  groupBy: z.string().max(120).optional().describe('A column of the account list that holds choices: type, stage, status, owner, text.region'),
});
export type RevenueRequest = z.infer<typeof RevenueRequest>;

const Sum = z.number();

/** MRR of a period and its movements (metrics.md), in minor units of the organization's currency. */
const Period = { starting: Sum, new: Sum, expansion: Sum, contraction: Sum, churn: Sum, reactivation: Sum, ending: Sum };

const Segment = z.strictObject({
  /** The value that its accounts share; null for those without one. */
  group: z.string().nullable(),
  /** What people call it. */
  name: z.string().nullable(),
  accounts: z.int(),
  /** Those with MRR at the period's start, over which retention is counted. */
  startingAccounts: z.int(),
  ...Period,
  /** Shares with four decimals; null when the period began with nothing. */
  grossRetention: z.number().nullable(),
  netRetention: z.number().nullable(),
});
export type Segment = z.infer<typeof Segment>;

/** What a segment's recurring revenue did over some months. */
export const Revenue = z.strictObject({
  currency: z.string(),
  from: z.string(),
  to: z.string(),
  /** By name; one alone when nothing is grouped. */
  groups: z.array(Segment),
  total: Segment,
});

export type Revenue = z.infer<typeof Revenue>;

const described = { asOf: z.string(), partial: z.boolean(), freshTo: z.iso.datetime(), missing: z.array(MissingRate) };

/** The figures, or the rates without which they cannot be told. */
export const RevenueReading = z.strictObject({ ...described, from: z.string(), to: z.string(), revenue: Revenue.nullable() });

/** One account's part of the figures. */
export const RevenueAccount = z.strictObject({ id: z.string(), name: z.string(), group: z.string().nullable(), ...Period });
export type RevenueAccount = z.infer<typeof RevenueAccount>;

/** Every account of a segment by id, with its part. */
export const RevenueAccounts = z.strictObject({ freshTo: z.iso.datetime(), data: z.array(RevenueAccount) });

export const RevenueTableRequest = RevenueRequest.extend(tableRequest(revenueTable).shape);

const Money = z.strictObject({ amount: z.number(), currency: z.string() });
export const RevenueTablePage = tablePage(
  z.strictObject({
    key: z.string(),
    name: z.string(),
    group: z.string().nullable(),
    ...{ starting: Money, new: Money, expansion: Money, contraction: Money, churn: Money, reactivation: Money, ending: Money },
  }),
);

/** How far ahead renewals are looked for, from today on. */
export const RenewalRequest = z.strictObject({
  days: z.int().min(1).max(3660).default(90),
  segment: RevenueRequest.shape.segment,
});

/** What renews next within some days. */
export const RenewalReading = z.strictObject({
  currency: z.string(),
  days: z.int(),
  accounts: z.int(),
  /** Of those whose amount is known, and how many that aren't. */
  amount: z.number(),
  unknown: z.int(),
});

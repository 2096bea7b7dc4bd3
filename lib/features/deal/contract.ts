import * as z from 'zod';
import { EmailAddress } from '@/lib/features/member/contract';
import { Instant } from '@/lib/kit/instant';
import { MOST_MONEY } from '@/lib/kit/money';
import { CustomerId, wordedText } from '@/lib/kit/plain-text';
import { tablePage, tableRequest } from '@/lib/kit/table-request';
import { DEAL_KINDS, dealTable, STAGE_KINDS } from './table';

const Amount = z.int().min(-MOST_MONEY).max(MOST_MONEY);
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
const Currency = z.string().refine((code) => CURRENCIES.has(code), 'This is not an ISO 4217 currency');
const CloseDay = z.iso.date().refine((day) => day >= '1900-01-01', 'The year must be 1900 to 9999');
const StageId = wordedText(60);
const Kind = z.enum(DEAL_KINDS);

/** A record of `PUT /api/v1/deals`: absent keeps what is stored, null clears it. */
export const DealRecord = z.strictObject({
  id: CustomerId,
  accountId: CustomerId,
  name: wordedText(255),
  stage: StageId,
  /** Minor units of the currency. */
  amount: Amount.nullish(),
  /** Of an amount without one: the organization's. */
  currency: Currency.nullish(),
  closeDate: CloseDay.nullish(),
  kind: Kind,
  ownerEmail: EmailAddress.nullish(),
  updatedAt: Instant.nullish(),
});
export type DealRecord = z.infer<typeof DealRecord>;

/** A deal as the API gives it. */
export const StoredDeal = z.strictObject({
  id: z.string(),
  accountId: z.string(),
  name: z.string(),
  stage: z.string(),
  amount: z.int().nullable(),
  currency: z.string().nullable(),
  closeDate: z.string().nullable(),
  kind: Kind,
  ownerEmail: z.string().nullable(),
  updatedAt: z.iso.datetime(),
});

const DealFields = z.strictObject({
  name: wordedText(255),
  stage: StageId,
  amount: Amount.nullable(),
  currency: Currency.nullable(),
  closeOn: CloseDay.nullable(),
  kind: Kind,
  ownerEmail: EmailAddress.nullable(),
});

export const DealId = z.strictObject({ id: CustomerId });
export const NewDeal = DealFields.partial().required({ name: true, stage: true, kind: true }).extend({ accountId: CustomerId });
/** What is absent stays; `version` is the one that the editor began from. */
export const DealChange = DealFields.partial().extend({ id: CustomerId, version: z.int().positive().optional() });

export const DealDetail = DealFields.extend({
  id: z.string(),
  accountId: z.string(),
  stageName: z.string(),
  ownerName: z.string().nullable(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type DealDetail = z.infer<typeof DealDetail>;

export const Made = z.strictObject({ id: z.string() });
export const Changed = z.strictObject({ version: z.int() });
export const Done = z.strictObject({});

export const DealTableRequest = tableRequest(dealTable).extend({ accountId: CustomerId });

/** Open amounts by stage and currency; sums as integers of minor units in text, as they may exceed what a number holds. */
const StageSum = z.strictObject({ stage: z.string(), name: z.string(), currency: z.string().nullable(), deals: z.int(), amount: z.string() });
export type StageSum = z.infer<typeof StageSum>;

export const DealTablePage = tablePage(
  z.strictObject({
    key: z.string(),
    name: z.string(),
    stage: z.string(),
    amount: z.strictObject({ amount: z.int(), currency: z.string() }).nullable(),
    currency: z.string().nullable(),
    closeOn: z.string().nullable(),
    kind: Kind,
    owner: z.string().nullable(),
    createdAt: z.string(),
  }),
).extend({ open: z.array(StageSum) });

export const Stage = z.strictObject({ id: StageId, name: wordedText(60), kind: z.enum(STAGE_KINDS) });
export type Stage = z.infer<typeof Stage>;

/** All stages in their order; one without an id is new. */
export const StageList = z.strictObject({
  stages: z
    .array(Stage.partial({ id: true }))
    .min(1)
    .max(40)
    .refine((stages) => stages.some(({ kind }) => kind === 'open'), 'At least one stage must be open'),
});

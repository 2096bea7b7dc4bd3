import * as z from 'zod';
import { AttributeField, FieldHistory } from '@/lib/features/attribute/contract';
import { AppliedLayout } from '@/lib/features/layout/contract';
import { filterSchema } from '@/lib/kit/filter-schema';
import { Instant } from '@/lib/kit/instant';
import { CustomerId, plainText, wordedText } from '@/lib/kit/plain-text';
import { accountTable } from './table';

const AttributeValue = z.union([plainText(2000), z.literal(''), z.number(), z.boolean(), z.null()]);
const MAX_ATTRIBUTES = 200;

/** Attributes merge by key; null removes one. */
const AttributeChange = z
  .record(wordedText(100), AttributeValue)
  .refine((attributes) => Object.keys(attributes).length <= MAX_ATTRIBUTES, `At most ${MAX_ATTRIBUTES} attributes`);

/** A record of `PUT /api/v1/accounts`: absent keeps what is stored, null clears it. */
export const AccountRecord = z.strictObject({
  id: CustomerId,
  name: wordedText(255),
  type: CustomerId.nullish(),
  parentId: CustomerId.nullish(),
  relationship: wordedText(100).nullish(),
  domain: wordedText(255).nullish(),
  createdAt: Instant.nullish(),
  status: wordedText(100).nullish(),
  lifecycleStage: wordedText(100).nullish(),
  ownerEmail: z.string().trim().toLowerCase().max(254).pipe(z.email()).nullish(),
  attributes: AttributeChange.nullish(),
  updatedAt: Instant.nullish(),
});
export type AccountRecord = z.infer<typeof AccountRecord>;

export const AccountId = z.strictObject({ accountId: CustomerId });

export const AccountMove = z.strictObject({
  accountId: CustomerId,
  parentId: CustomerId.nullable(),
  relationship: AccountRecord.shape.relationship,
});

/** The fields that may be changed on many accounts at once; each is set as it would be by a record. */
export const AccountChange = AccountRecord.pick({ ownerEmail: true, status: true, lifecycleStage: true }).extend({
  attributes: AttributeChange.optional(),
});

const BulkChange = { changes: AccountChange.refine((changes) => Object.keys(changes).length > 0, 'Name a field to change') };

/** Accounts by name, or all that a filter of the list lets through. */
export const BulkUpdate = z.union([
  z.strictObject({ accountIds: z.array(CustomerId).min(1).max(1000), ...BulkChange }),
  z.strictObject({ filter: filterSchema(accountTable), ...BulkChange }),
]);

/** The records that undo a bulk change, as `account.upsert` takes them. */
export const BulkUpdateResult = z.strictObject({
  changed: z.int(),
  undo: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      ownerEmail: z.string().nullable().optional(),
      status: z.string().nullable().optional(),
      lifecycleStage: z.string().nullable().optional(),
      attributes: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
});

const TagIds = z.array(z.uuid()).max(50);
const TagGroup = { add: TagIds, remove: TagIds };

/** Tags to put on and take off, by groups of accounts: named ones, or all that a filter of the list lets through. */
export const Tagging = z.strictObject({
  data: z
    .array(
      z.union([
        z.strictObject({ accountIds: z.array(CustomerId).min(1).max(10_000), ...TagGroup }),
        z.strictObject({ filter: filterSchema(accountTable), ...TagGroup }),
      ]),
    )
    .min(1)
    .max(200),
});

/** What takes it back, as `account.tag` takes it. */
export const TaggingDone = z.strictObject({
  changed: z.int(),
  undo: z.array(z.strictObject({ accountIds: z.array(z.string()), add: z.array(z.string()), remove: z.array(z.string()) })),
});

export const AccountTags = z.strictObject({ accountId: CustomerId, tagIds: TagIds });

/** The tag that goes and the one that takes its place. */
export const TagReplacement = z.strictObject({ from: z.uuid(), into: z.uuid() });

/** A tag as an account carries it. */
export const CarriedTag = z.strictObject({ id: z.string(), name: z.string(), colour: z.string() });

/** Whose visible accounts to work out again: one team's (its sets changed), or everyone's. */
export const VisibilityScope = z.union([z.strictObject({ teamId: z.uuid() }), z.strictObject({ all: z.literal(true) })]);

/** Answers of somebody outside, who was asked for them. */
export const AccountAnswers = z.strictObject({ accountId: CustomerId, attributes: AttributeChange });

/** The attributes whose values are typed anew, on all accounts. */
export const RetypeScope = z.strictObject({ keys: z.array(z.string()).min(1) });

export const Done = z.strictObject({});

const ListSort = z.strictObject({ column: z.string(), direction: z.enum(['asc', 'desc']) });

/** What a list shows, and in which order. */
export const ListState = z.strictObject({ filter: filterSchema(accountTable), sort: ListSort });

export const ListRequest = ListState.extend({
  cursor: z.string().nullable(),
  limit: z.int().min(1).max(200).default(50),
});

const HealthBand = z.strictObject({ band: z.enum(['good', 'average', 'poor', 'unknown']), score: z.int().nullable() });
const Person = z.strictObject({ id: z.string(), name: z.string() });
const Money = z.strictObject({ amount: z.number(), currency: z.string() }).nullable();

export const AccountListItem = z.strictObject({
  key: z.string(),
  name: z.string(),
  type: z.string(),
  parent: z.string().nullable(),
  relationship: z.string().nullable(),
  tree: z.string(),
  level: z.int(),
  status: z.string().nullable(),
  lifecycleStage: z.string().nullable(),
  owner: Person.nullable(),
  tags: z.array(CarriedTag),
  /** Attributes as cells of their columns, by column id. */
  attributes: z.record(z.string(), z.unknown()),
  mrr: Money,
  nextRenewal: z.string().nullable(),
  renewalAmount: Money,
  health: HealthBand,
  healthScore: z.int().nullable(),
  mau: z.int(),
  dau: z.int(),
  wau: z.int(),
  stickiness: z.number().nullable(),
  timePerUserMs: z.int().nullable(),
  productUsers: z.int(),
  mauTrend: z.array(z.int()),
  lastSeen: z.string().nullable(),
  customerSince: z.string(),
  children: z.int(),
});

/** Accounts of each saved view that the reader has, by its id; of the whole list by the empty id. */
export const ViewCounts = z.record(z.string(), z.int());

export const AccountList = z.strictObject({
  rows: z.array(AccountListItem),
  /** Rows on the pages before this one. */
  before: z.int(),
  /** Cursor of the page before; null when that is the first, or there is none. */
  previousCursor: z.string().nullable(),
  nextCursor: z.string().nullable(),
  /** Matches that the reader may see. */
  total: z.int(),
});

const Choices = z.array(z.strictObject({ value: z.string(), label: z.string() }));

/** What a filter of the list may choose from, by column id; attributes have theirs. */
export const ListChoices = z
  .object({
    type: Choices,
    tree: Choices,
    status: Choices,
    stage: Choices,
    owner: Choices,
    tags: Choices,
  })
  .catchall(Choices);

/** An account as others name it. */
const AccountLink = z.strictObject({ key: z.string(), name: z.string(), icon: z.string() });

export const AccountDetail = z.strictObject({
  key: z.string(),
  name: z.string(),
  type: z.strictObject({ id: z.string(), name: z.string(), icon: z.string() }),
  /** Null also when the reader may not see the parent. */
  parentId: z.string().nullable(),
  relationship: z.string().nullable(),
  domain: z.string().nullable(),
  status: z.string().nullable(),
  lifecycleStage: z.string().nullable(),
  owner: Person.nullable(),
  tags: z.array(CarriedTag),
  /** As stored: those that aren't defined hold whatever was sent. */
  attributes: z.record(z.string(), z.unknown()),
  /** The organization's attributes in their order. */
  fields: z.array(AttributeField),
  customerSince: z.string(),
  isPinned: z.boolean(),
  /** Its latest score, as shown. */
  health: HealthBand,
});

export const AccountBanner = z.strictObject({
  /** From the top down; null stands for one or more that the reader may not see. */
  ancestors: z.array(AccountLink.nullable()),
  /** Visible accounts with the same parent, by name, at most 50; none for accounts at the top. */
  siblings: z.array(AccountLink),
  children: z.int(),
  /** From 1, and of how many on the longest visible branch through the account. */
  level: z.int(),
  levels: z.int(),
});

export const AccountHeadRequest = z.strictObject({
  accountId: CustomerId,
  /** The list one came from. */
  list: ListState.optional(),
  /** The layout to show the page by, draft included, for those who may shape it; without it the reader's own. */
  layoutId: z.uuid().optional(),
  /** Whether its latest changes are shown. */
  history: z.boolean().default(false),
});

/** What stands above an account's tabs. */
export const AccountHead = z.strictObject({
  detail: AccountDetail,
  banner: AccountBanner,
  /** Where the account stands in the list one came from; null without one, or when it doesn't hold the account. */
  place: z.strictObject({ position: z.int(), total: z.int(), previousId: z.string().nullable(), nextId: z.string().nullable() }).nullable(),
  /** The layout of its page for this reader; null is the built-in one. */
  layout: AppliedLayout.nullable(),
  /** The latest changes; null when they weren't asked for. */
  history: FieldHistory.nullable(),
});
export type AccountHead = z.infer<typeof AccountHead>;

/** Distinct users and account figures of an account with all below it that the reader may see. */
export const TreeFigures = z.strictObject({
  accounts: z.int(),
  /** How many there are, hidden ones included. */
  accountsInAll: z.int(),
  productUsers: z.int(),
  mau: z.int(),
});

export const AccountChildren = z.strictObject({
  parent: AccountListItem.nullable(),
  hasHiddenParent: z.boolean(),
  children: z.array(AccountListItem),
  /** Over the account and everything visible below it. */
  tree: TreeFigures,
});

export const SearchRequest = z.strictObject({ query: wordedText(100), limit: z.int().min(1).max(20).default(8) });

export const SearchResult = z.strictObject({
  accounts: z.array(AccountLink),
  contacts: z.array(z.strictObject({ id: z.string(), name: z.string(), title: z.string().nullable(), account: AccountLink })),
  people: z.array(z.strictObject({ userId: z.string(), name: z.string(), email: z.string().nullable(), account: AccountLink })),
});

export const ExportRequest = ListState.extend({
  columns: z.array(z.string()).min(1).max(50),
  /** The reader's words for the headers, by message key. */
  words: z.record(z.string(), z.string()),
});

import * as z from 'zod';
import { Currency } from '@/lib/features/organization/contract';
import { CustomerId, wordedText } from '@/lib/kit/plain-text';
import { COLUMN_KINDS, KEY_KINDS } from './table';

const Label = wordedText(60);
const ColumnId = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'Small letters, digits and _, a letter first');

/** A column of a collection: a list has options, an amount a currency. */
export const CollectionColumn = z
  .strictObject({
    id: ColumnId,
    label: Label,
    kind: z.enum(COLUMN_KINDS),
    options: z.array(Label).min(1).max(100).optional(),
    currency: Currency.optional(),
  })
  .refine(({ kind, options }) => (kind === 'list') === (options !== undefined), {
    path: ['options'],
    message: 'A list has options, others have none',
  })
  .refine(({ kind, currency }) => (kind === 'currency') === (currency !== undefined), { path: ['currency'], message: 'An amount has a currency' });
export type CollectionColumn = z.infer<typeof CollectionColumn>;

const Columns = z
  .array(CollectionColumn)
  .min(1)
  .max(40)
  .refine((columns) => new Set(columns.map(({ id }) => id)).size === columns.length, 'Two columns have the same id')
  .refine(([first]) => KEY_KINDS.some((kind) => kind === first?.kind), 'The first column names a row: a text, number, date or person');

export const Collection = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  columns: Columns,
  version: z.int(),
  archived: z.boolean(),
});
export type Collection = z.infer<typeof Collection>;

export const CollectionId = z.strictObject({ id: z.uuid() });
export const NewCollection = z.strictObject({ name: Label, columns: Columns });
/** What is absent stays; `version` is the one that the editor began from. */
export const CollectionChange = NewCollection.partial().extend({ id: z.uuid(), version: z.int().positive().optional() });

const Place = { accountId: CustomerId, collectionId: z.uuid() };
export const RowsRequest = z.strictObject(Place);
/** Without a collection, the first one. */
export const TabRequest = z.strictObject({ accountId: CustomerId, collectionId: z.uuid().optional() });
export const RowId = z.strictObject({ ...Place, key: z.string().min(1) });

const Values = z.record(z.string(), z.unknown());
/** `key` names the row as it was; null makes a new one. */
export const RowSaving = z.strictObject({ ...Place, key: z.string().nullable(), version: z.int().optional(), values: Values });
export const RowUpsert = z.strictObject({ ...Place, data: z.array(z.unknown()).min(1).max(1000) });
export const SavedRow = z.strictObject({ key: z.string(), version: z.int() });

/** A row: its values by column id, amounts in minor units. */
export const CollectionRow = z.strictObject({
  key: z.string(),
  version: z.int(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type CollectionRow = z.infer<typeof CollectionRow>;

export const CollectionTab = z.strictObject({
  collections: z.array(z.strictObject({ id: z.uuid(), name: z.string(), rows: z.int() })),
  /** The one that is shown; null when there is none. */
  shown: z
    .strictObject({
      collection: Collection,
      rows: z.array(CollectionRow),
      /** Names of members by e-mail, as far as rows name them. */
      people: z.record(z.string(), z.string()),
    })
    .nullable(),
});
export type CollectionTab = z.infer<typeof CollectionTab>;

export const Done = z.strictObject({});

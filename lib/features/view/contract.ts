import * as z from 'zod';
import { wordedText } from '@/lib/kit/plain-text';

const TableId = z.string().regex(/^[a-z][a-z-]{0,49}$/, 'No table is called so');
const ViewName = wordedText(80);
/** The table's parameters of an address, as the URL codec writes them, without page and view. */
const ViewState = z
  .string()
  .max(8000)
  .refine((text) => [...new URLSearchParams(text).keys()].every((key) => ['f', 's', 'c'].includes(key)), 'Only filter, sort and columns');

export const ViewTable = z.strictObject({ tableId: TableId });
export const ViewId = z.strictObject({ id: z.uuid() });

export const SavedView = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  state: z.string(),
  shared: z.boolean(),
  /** The reader may change, share and delete it. */
  editable: z.boolean(),
});
export type SavedView = z.infer<typeof SavedView>;
export const SavedViews = z.array(SavedView);

export const NewView = z.strictObject({ tableId: TableId, name: ViewName, state: ViewState });
export const ViewChange = ViewId.extend({ name: ViewName.optional(), shared: z.boolean().optional(), state: ViewState.optional() }).refine(
  ({ id: _id, ...values }) => Object.values(values).some((value) => value !== undefined),
  'Name something to change',
);

/** Ids that no filter can hold in another meaning. */
export const ViewReplacement = z.strictObject({ tableId: TableId, from: z.uuid(), into: z.uuid() });

export const Done = z.strictObject({});

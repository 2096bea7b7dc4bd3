import * as z from 'zod';
import { wordedText } from '@/lib/kit/plain-text';
import { TAG_COLOURS } from '@/lib/kit/tag-colours';

const Name = wordedText(60);
const Colour = z.enum(TAG_COLOURS);

/** A word that an organization sorts its accounts by. */
export const Tag = z.strictObject({ id: z.uuid(), name: z.string(), colour: Colour, /** Accounts that carry it. */ accounts: z.int() });
export type Tag = z.infer<typeof Tag>;

export const NewTag = z.strictObject({ name: Name, colour: Colour.default('neutral') });
export const TagId = z.strictObject({ id: z.uuid() });
export const TagChange = z.strictObject({ id: z.uuid(), name: Name.optional(), colour: Colour.optional() });
/** `id` stays; what carried `mergedId` carries it. */
export const TagMerging = z.strictObject({ id: z.uuid(), mergedId: z.uuid() });

export const Done = z.strictObject({});

/** A tag that is no more, and the one that stands for it where filters ask for it. */
export const TagReplacement = z.strictObject({ from: z.uuid(), into: z.uuid() });

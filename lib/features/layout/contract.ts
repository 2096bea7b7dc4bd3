import * as z from 'zod';
import { CustomerId } from '@/lib/kit/plain-text';

/** For any account of the type, for those that others stand below, or for those below another with none below them. */
export const LAYOUT_VARIANTS = ['any', 'parent', 'child'] as const;
export const WIDGET_AREAS = ['main', 'sidebar'] as const;

/** An id of the account page's registries. Only its form is checked here: what is unknown is left out when it is read. */
const ItemId = z.string().regex(/^[a-z][a-z-]{0,49}$/, 'Nothing is called so');
const Step = z.union([z.literal(1), z.literal(2), z.literal(3)]);

export const LayoutTab = z.strictObject({ id: ItemId, shown: z.boolean() });
export const LayoutWidget = z.strictObject({
  id: ItemId,
  area: z.enum(WIDGET_AREAS),
  /** Columns of the main area's three; the sidebar has one. */
  width: Step,
  /** How much of its rows it shows. */
  height: Step,
});
export type LayoutWidget = z.infer<typeof LayoutWidget>;

const isOnce = (items: readonly { id: string }[]) => new Set(items.map(({ id }) => id)).size === items.length;

/** Tabs in the order of the bar, and widgets area by area in the order in which they are read. */
export const LayoutContent = z.strictObject({
  tabs: z.array(LayoutTab).max(100).refine(isOnce, 'A tab stands once'),
  widgets: z.array(LayoutWidget).max(100).refine(isOnce, 'A widget stands once'),
});
export type LayoutContent = z.infer<typeof LayoutContent>;

/** Whose pages a layout is for; null: any. */
export const LayoutTarget = z.strictObject({
  accountType: CustomerId.nullable(),
  teamId: z.uuid().nullable(),
  variant: z.enum(LAYOUT_VARIANTS),
});
export type LayoutTarget = z.infer<typeof LayoutTarget>;

const Id = { id: z.uuid() };
const Version = z.int().min(1);
export const LayoutId = z.strictObject(Id);
export const NewLayout = LayoutTarget.extend({ content: LayoutContent });
/** `version` is the one that the editor began from. */
export const LayoutVersionId = z.strictObject({ ...Id, version: Version });
export const LayoutDraft = LayoutVersionId.extend({ content: LayoutContent });
export const LayoutRollBack = z.strictObject({ ...Id, number: z.int().min(1) });

/** What the type and the team are called; null: any. */
const TargetNames = { typeName: z.string().nullable(), teamName: z.string().nullable() };

export const LayoutSummary = LayoutTarget.extend({
  ...Id,
  ...TargetNames,
  version: Version,
  /** The number of the version in force; null while there is none. */
  published: z.int().nullable(),
  hasDraft: z.boolean(),
  publishedAt: z.date().nullable(),
  publishedBy: z.string().nullable(),
  /** The customer's id of an account that it is for and the reader sees, to look at it there. */
  example: z.string().nullable(),
  /** Whether the reader may change it. */
  editable: z.boolean(),
});
export type LayoutSummary = z.infer<typeof LayoutSummary>;

/** A layout as its editor needs it. */
export const Layout = LayoutSummary.extend({
  /** The draft, or what is published; as stored, so that a reader of it leaves out what it doesn't know. */
  content: z.unknown(),
  /** Newest first. */
  versions: z.array(z.strictObject({ number: z.int(), publishedAt: z.string(), publishedBy: z.string().nullable() })),
});
export type Layout = z.infer<typeof Layout>;

/** The published layout that a reader sees on an account, and what makes it the one. */
export const AppliedLayout = LayoutTarget.extend({ ...Id, ...TargetNames, content: z.unknown() });
export type AppliedLayout = z.infer<typeof AppliedLayout>;

/** `former` is the number of the version that was in force before. */
export const PublishedLayout = LayoutVersionId.extend({ number: z.int(), former: z.int().nullable() });
export const Done = z.strictObject({});

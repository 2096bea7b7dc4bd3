import * as z from 'zod';
import { wordedText } from '@/lib/kit/plain-text';
import { DAY_ORDERS, DECIMAL_MARKS, IMPORT_KIND_IDS, IMPORT_STATES } from './table';

export const ImportId = z.strictObject({ id: z.uuid() });

/** What a file holds, said before its bytes. */
export const NewImport = z.strictObject({ kind: z.enum(IMPORT_KIND_IDS), fileName: wordedText(255) });

/** How the columns of a file become fields of records. */
export const ImportMapping = z.strictObject({
  columns: z.array(z.string().max(255).nullable()).describe('For each column of the file the field that it becomes; null leaves it out'),
  days: z.enum(DAY_ORDERS).describe('How days are written: year, day or month first; ISO 8601 is always understood'),
  decimal: z.enum(DECIMAL_MARKS),
  clears: z.boolean().describe('Whether an empty cell clears what is stored; otherwise it is kept'),
});
export type ImportMapping = z.infer<typeof ImportMapping>;

export const MappingChange = ImportId.extend(ImportMapping.shape);

const count = z.int().nonnegative();

/** How far an import is, and what became of its rows and records. */
export const ImportProgress = z.strictObject({
  id: z.uuid(),
  state: z.enum(IMPORT_STATES),
  /** Rows, of the check, the run or the undoing that is under way or was the last. */
  position: count,
  rows: count,
  accepted: count.describe('Records that were taken, or would be'),
  stale: count.describe('Records older than what is stored'),
  rejected: count.describe('Rows that were refused'),
  created: count,
  updated: count,
  undone: count.describe('Records that are as before the import again'),
  kept: count.describe('Records that were left as somebody changed them since'),
  reason: z.string().nullable(),
});
export type ImportProgress = z.infer<typeof ImportProgress>;

export const ImportSummary = ImportProgress.extend({
  kind: z.enum(IMPORT_KIND_IDS),
  fileName: z.string(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  /** Null for keys and for people who are gone. */
  by: z.string().nullable(),
});
export type ImportSummary = z.infer<typeof ImportSummary>;

const Target = z.strictObject({
  id: z.string(),
  type: z.string(),
  required: z.boolean(),
  part: z.string().nullable(),
  /** The organization's own name for it; null where the catalogue has one. */
  label: z.string().nullable(),
});
export type Target = z.infer<typeof Target>;

const RowError = z.strictObject({
  row: z.int().describe('As a spreadsheet counts: the header is row 1'),
  column: z.int().nullable().describe('From 0; null for the row as a whole'),
  code: z.string(),
  message: z.string(),
});
export type RowError = z.infer<typeof RowError>;

/** An import with its file's columns, and the first of its errors. */
export const ImportDetail = ImportSummary.extend({
  size: z.int(),
  delimiter: z.string(),
  encoding: z.string(),
  header: z.array(z.string()),
  samples: z.array(z.array(z.string())),
  mapping: ImportMapping,
  targets: z.array(Target),
  errors: z.array(RowError),
  /** Why records were left when the import was undone, with how many; a few of each by id. */
  left: z.array(z.strictObject({ reason: z.string(), count, ids: z.array(z.string()) })),
  /** Until when it can be undone; null when it can't. */
  undoUntil: z.iso.datetime().nullable(),
});
export type ImportDetail = z.infer<typeof ImportDetail>;

export const ImportList = z.strictObject({ limit: z.int().min(1).max(200).default(50) });

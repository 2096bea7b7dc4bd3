import * as z from 'zod';
import { CustomerId, plainText, wordedText } from '@/lib/kit/plain-text';
import { tablePage, tableRequest } from '@/lib/kit/table-request';
import { assetTable } from './table';

const SCHEMES = new Set(['http:', 'https:', 'mailto:']);

/** An address that may stand behind a link: nothing that runs or opens a local file. */
const LinkAddress = z
  .string()
  .trim()
  .max(2000)
  .refine((text) => URL.canParse(text) && SCHEMES.has(new URL(text).protocol), 'A link begins with https://, http:// or mailto:');

const AssetFields = z.strictObject({
  name: wordedText(255),
  kind: wordedText(60),
  tags: z.array(wordedText(50)).max(20),
  description: plainText(5000).nullable(),
});

export const NewLink = AssetFields.partial({ tags: true, description: true }).extend({ accountId: CustomerId, url: LinkAddress });

/** A file in the storage; its key was made there. */
export const NewKeptFile = AssetFields.pick({ name: true, kind: true }).extend({
  accountId: CustomerId,
  file: z.strictObject({ storageKey: z.string(), fileName: z.string(), mediaType: z.string(), size: z.int(), sha256: z.string() }),
});

/** What is absent stays; `version` is the one that the editor began from. */
export const AssetChange = AssetFields.partial().extend({ id: CustomerId, url: LinkAddress.optional(), version: z.int().positive().optional() });
export const AssetId = z.strictObject({ id: CustomerId });
export const SavedAsset = z.strictObject({ id: z.string(), version: z.int() });
export const Done = z.strictObject({});

/** What the asset will say of itself; its name is the file's unless given. */
export const UploadDetails = AssetFields.partial();

/** `assetId`: the file is a new version of that asset. */
export const NewUpload = UploadDetails.extend({
  accountId: CustomerId,
  fileName: wordedText(255),
  size: z.int().min(0),
  assetId: CustomerId.optional(),
});
export const FinishedUpload = z.strictObject({ assetId: z.string() });

/** `number` is the version, by default the latest. */
export const FileRequest = AssetId.extend({ number: z.int().positive().max(2_000_000_000).optional() });

const Person = z.strictObject({ id: z.string(), name: z.string() });

const ListedAsset = z.strictObject({
  key: z.string(),
  name: z.string(),
  kind: z.string(),
  format: z.string(),
  tags: z.string(),
  number: z.int().nullable(),
  megabytes: z.number().nullable(),
  addedBy: Person.nullable(),
  addedAt: z.string(),
  changedAt: z.string(),
});

export const AssetTableRequest = tableRequest(assetTable).extend({ accountId: CustomerId });
/** Kinds and people among the account's assets, for the filter. */
export const AssetPage = tablePage(ListedAsset).extend({
  kinds: z.array(z.string()),
  people: z.array(Person),
});

export const AssetFile = z.strictObject({
  number: z.int(),
  fileName: z.string(),
  mediaType: z.string(),
  size: z.int(),
  /** In hexadecimal. */
  sha256: z.string(),
  uploadedBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type AssetFile = z.infer<typeof AssetFile>;

/** An asset with all its versions, newest first; a link has none. */
export const Asset = z.strictObject({
  id: z.string(),
  accountId: z.string(),
  version: z.int(),
  name: z.string(),
  kind: z.string(),
  tags: z.array(z.string()),
  description: z.string().nullable(),
  url: z.string().nullable(),
  addedBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  files: z.array(AssetFile),
});
export type Asset = z.infer<typeof Asset>;

export const AssetRecordPage = z.strictObject({ data: z.array(Asset), more: z.boolean() });

/** An asset as its form holds it. */
export function assetValues({ name, kind, tags, description, url }: Asset) {
  return { name, kind, tags: tags.join(', '), description, ...(url !== null && { url }) };
}

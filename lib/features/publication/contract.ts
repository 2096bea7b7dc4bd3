import * as z from 'zod';
import { CustomerId, plainText, wordedText } from '@/lib/kit/plain-text';
import { tablePage, tableRequest } from '@/lib/kit/table-request';
import { PUBLICATION_KINDS, publicationTable, UPDATE_POLICIES, VERSION_STATES } from './table';

const WEB = new Set(['http:', 'https:']);

/** An address that a reader may be sent to. */
const WebAddress = z
  .string()
  .trim()
  .max(2000)
  .refine((text) => URL.canParse(text) && WEB.has(new URL(text).protocol), 'A link begins with https:// or http://');

const Note = plainText(2000).nullable();

const PublicationFields = z.strictObject({
  title: wordedText(255),
  kind: z.enum(PUBLICATION_KINDS),
  description: plainText(5000).nullable(),
  shareable: z.boolean().describe('Whether it may be sent to customers'),
  updatePolicy: z.enum(UPDATE_POLICIES).describe('What becomes of shared copies when a new version is there'),
  canDownload: z.boolean(),
  canForward: z.boolean(),
  watermark: z.boolean().describe('Whether the reader’s address is drawn into each page'),
});

const Details = PublicationFields.partial().extend({
  listed: z.boolean().optional().describe('Whether it stands in the library; false for what is attached to one message'),
});

/** A file that becomes a publication; its title is the file's name unless given. */
export const NewPublication = Details.extend({ fileName: wordedText(255) });
export const NewLink = Details.extend({ title: PublicationFields.shape.title, url: WebAddress });

/** An asset of an account, by its id; its title is the asset's name unless given. */
export const FromAsset = Details.extend({ id: CustomerId.describe('The asset’s id') });

export const PublicationId = z.strictObject({ id: z.uuid() });
export const NewVersion = PublicationId.extend({ fileName: wordedText(255), note: Note.optional().describe('What changed, in words') });
export const NewAddress = PublicationId.extend({ url: WebAddress, note: Note.optional() });

/** Of a file that may arrive in pieces; with `id` it is the next version of that publication. */
export const PublicationUploadDetails = Details.extend({ id: z.uuid().optional(), note: Note.optional().describe('What changed, in words') });
export const NewPublicationUpload = PublicationUploadDetails.extend({ fileName: wordedText(255), size: z.int().min(0) });

/** What is absent stays; `version` is the one that the editor began from. */
export const PublicationChange = PublicationFields.partial().extend({ id: z.uuid(), version: z.int().positive().optional() });

export const SavedPublication = z.strictObject({ id: z.uuid(), version: z.int() });
export const SavedVersion = z.strictObject({ id: z.uuid(), versionId: z.uuid(), number: z.int(), state: z.enum(VERSION_STATES) });
export const Done = z.strictObject({});

export const VersionId = z.strictObject({ versionId: z.uuid() });

/** `number` is the version, by default the latest. */
export const VersionRequest = PublicationId.extend({ number: z.int().positive().max(2_000_000_000).optional() });
export const PictureRequest = VersionRequest.extend({
  page: z.int().positive().max(10_000).default(1),
  small: z.boolean().default(false).describe('The small picture'),
});

const Version = z.strictObject({
  id: z.uuid(),
  number: z.int(),
  state: z.enum(VERSION_STATES),
  failure: z.string().nullable().describe('Why it could not be drawn'),
  note: z.string().nullable(),
  url: z.string().nullable(),
  fileName: z.string().nullable(),
  mediaType: z.string().nullable(),
  size: z.int().nullable(),
  sha256: z.string().nullable(),
  pageCount: z.int(),
  changedPages: z.array(z.int()).describe('Pages that differ from the version before'),
  createdBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
  readyAt: z.iso.datetime().nullable(),
});
export type PublicationVersion = z.infer<typeof Version>;

/** A publication with all its versions, newest first. */
export const Publication = PublicationFields.extend({
  id: z.uuid(),
  version: z.int(),
  listed: z.boolean(),
  latestNumber: z.int().nullable(),
  archived: z.boolean(),
  hubs: z.int().describe('Hubs in which it was shared and not revoked'),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  versions: z.array(Version),
});
export type Publication = z.infer<typeof Publication>;

export const PublicationRecordPage = z.strictObject({ data: z.array(Publication), more: z.boolean() });

const Page = z.strictObject({
  number: z.int(),
  width: z.int().describe('Pixels of its picture'),
  height: z.int(),
  text: z.string(),
  words: z.int(),
  changed: z.boolean().describe('Whether it differs from the version before'),
});
export const PublicationPages = z.array(Page);

const Listed = z.strictObject({
  id: z.string(),
  title: z.string(),
  kind: z.enum(PUBLICATION_KINDS),
  state: z.enum(VERSION_STATES),
  number: z.int().nullable(),
  pages: z.int().nullable(),
  hubs: z.int(),
  updatePolicy: z.enum(UPDATE_POLICIES),
  shareable: z.boolean(),
  addedBy: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  changedAt: z.string(),
  archived: z.boolean(),
});

export const LibraryRequest = tableRequest(publicationTable);
export const LibraryPage = tablePage(Listed);

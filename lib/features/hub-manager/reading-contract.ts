import * as z from 'zod';
import { PAGE_STATES, READING_STAGES, VISIT_LABELS } from '@/lib/features/hub-reading/metrics';
import { Day } from '@/lib/features/usage/contract';
import { HUB_STATES } from './table';

const Count = z.int().min(0);
const Person = z.strictObject({ id: z.string(), name: z.string() });

const VersionReading = z.strictObject({
  versionId: z.string(),
  number: z.int(),
  /** Milliseconds over all visits that count. */
  ms: Count,
  /** Pages that were viewed. */
  viewed: Count,
  visits: Count,
  /** Every page of the version; `isNew`: it differs from the version before. */
  pages: z.array(z.strictObject({ page: z.int(), ms: Count, state: z.enum(PAGE_STATES), isNew: z.boolean() })),
});
export type VersionReading = z.infer<typeof VersionReading>;

/** One contact's hub with everything that is known of its reading. */
export const ContactHub = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  jobTitle: z.string().nullable(),
  contactKey: z.string().nullable(),
  accountKey: z.string(),
  account: z.string(),
  state: z.enum(HUB_STATES),
  archivedAt: z.date().nullable(),
  revokedAt: z.date().nullable(),
  createdAt: z.date(),
  /** What it allows, and what its door asks for; `expiresOn` is the last day on which it is open, `version` the one that a change begins from. */
  access: z.strictObject({
    canDownload: z.boolean(),
    canForward: z.boolean(),
    watermark: z.boolean(),
    codeByMail: z.boolean(),
    asksPasscode: z.boolean(),
    expiresOn: Day.nullable(),
    version: z.int(),
  }),
  owner: Person.nullable(),
  /** Whose hub it was forwarded from, and whom it was forwarded to. */
  parent: Person.nullable(),
  forwards: z.array(Person.extend({ email: z.string() })),
  documents: z.array(
    z.strictObject({
      itemId: z.string(),
      publicationId: z.string(),
      title: z.string(),
      kind: z.string(),
      /** Of the version that the reader sees. */
      number: z.int(),
      pageCount: z.int().nullable(),
      revokedAt: z.date().nullable(),
      /** Its last day; null: as long as the hub is open. */
      expiresOn: Day.nullable(),
      updatedAt: z.date().nullable(),
      sentAt: z.date(),
      subject: z.string().nullable(),
      messageId: z.string().nullable(),
      /** Number of the version that waits for a word. */
      waiting: z.int().nullable(),
      downloads: Count,
      /** A link has no pages: it is followed, in so many sessions. */
      isLink: z.boolean(),
      follows: Count,
      /** Of each version that was read and the one shown, the newest first. */
      readings: z.array(VersionReading),
    }),
  ),
  visits: z.array(
    z.strictObject({
      id: z.string(),
      startedAt: z.date(),
      lastBeatAt: z.date(),
      label: z.enum(VISIT_LABELS),
      /** Whether the reader may still be there. */
      isOpen: z.boolean(),
      ms: Count,
      documents: z.array(z.strictObject({ title: z.string(), pages: z.array(z.int()) })),
    }),
  ),
  messages: z.array(
    z.strictObject({
      id: z.string(),
      subject: z.string(),
      text: z.string().nullable(),
      sentAt: z.date(),
      bouncedAt: z.date().nullable(),
      openedAt: z.date().nullable(),
      clickedAt: z.date().nullable(),
    }),
  ),
});
export type ContactHub = z.infer<typeof ContactHub>;

/** One message: what was written, what it brought, and what became of each mail. */
export const HubMessageDetail = z.strictObject({
  id: z.string(),
  subject: z.string(),
  body: z.string(),
  language: z.string(),
  sender: z.string().nullable(),
  createdAt: z.date(),
  documents: z.array(z.strictObject({ publicationId: z.string(), title: z.string() })),
  recipients: z.array(
    z.strictObject({
      hubId: z.string(),
      name: z.string(),
      email: z.string(),
      account: z.string(),
      accountKey: z.string(),
      sentAt: z.date(),
      bouncedAt: z.date().nullable(),
      openedAt: z.date().nullable(),
      clickedAt: z.date().nullable(),
    }),
  ),
});
export type HubMessageDetail = z.infer<typeof HubMessageDetail>;

/** How one document in a hub was read; times are milliseconds that count. */
export const HubReading = z.strictObject({
  /** Of the document in this hub. */
  id: z.string(),
  hubId: z.string(),
  accountId: z.string(),
  /** Null: of somebody it was forwarded to who is no contact. */
  contactId: z.string().nullable(),
  publicationId: z.string(),
  /** The version that the reader sees now. */
  versionId: z.string(),
  /** Every version that was read; figures stay with it. */
  versions: z.array(
    z.strictObject({
      versionId: z.string(),
      pageCount: z.int(),
      ms: Count,
      viewed: Count,
      stage: z.enum(READING_STAGES),
      firstAt: z.iso.datetime(),
      lastAt: z.iso.datetime(),
      pages: z.array(z.strictObject({ page: z.int(), ms: Count, state: z.enum(PAGE_STATES) })),
    }),
  ),
});
export const HubReadings = z.strictObject({ data: z.array(HubReading), more: z.boolean() });

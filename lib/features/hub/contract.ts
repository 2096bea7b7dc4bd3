import * as z from 'zod';
import { EmailAddress, PersonName } from '@/lib/features/member/contract';
import { CustomerId, wordedText } from '@/lib/kit/plain-text';
import { READER_LANGUAGES, type ReaderLanguage } from '@/lib/kit/reader-language';
import { MOST_CONTACTS, MOST_DOCUMENTS } from './table';

export const Done = z.strictObject({});

/** What a hub allows, and what its door asks for; in a change, what is absent stays. */
const HubOptions = z.strictObject({
  canDownload: z.boolean(),
  canForward: z.boolean(),
  watermark: z.boolean(),
  codeByMail: z.boolean(),
  /** Said to the reader in another way; null asks for none. */
  passcode: wordedText(100).nullable(),
  /** The last day on which it is open, in the organization's zone. */
  expiresOn: z.iso.date().nullable(),
});
const HubOptionsChange = HubOptions.partial();
export type HubOptionsChange = z.infer<typeof HubOptionsChange>;

const Language = z.enum(Object.keys(READER_LANGUAGES) as [ReaderLanguage, ...ReaderLanguage[]]);

const Letter = z.strictObject({
  subject: wordedText(200),
  /** Plain text with {placeholders}. */
  body: wordedText(10_000),
  language: Language.default('en'),
  publicationIds: z.array(z.uuid()).min(1).max(MOST_DOCUMENTS),
});
export type Letter = z.infer<typeof Letter>;

export const NewMessage = Letter.extend({ contactIds: z.array(CustomerId).min(1).max(MOST_CONTACTS), options: HubOptionsChange.default({}) });
export type NewMessage = z.infer<typeof NewMessage>;

/** The mail of one of the recipients, as far as it is written. */
export const Draft = Letter.extend({
  subject: z.string().max(200),
  body: z.string().max(10_000),
  publicationIds: z.array(z.uuid()).max(MOST_DOCUMENTS),
  contactId: CustomerId,
});
export const RenderedMail = z.strictObject({ to: z.string(), subject: z.string(), text: z.string(), html: z.string() });
export type RenderedMail = z.infer<typeof RenderedMail>;

const LEFT_OUT_REASONS = ['noEmail', 'revoked'] as const;
export const Sent = z.strictObject({
  messageId: z.uuid().nullable(),
  sent: z.int(),
  /** Contacts that got nothing, and why: no address, or a hub that is revoked. */
  leftOut: z.array(z.strictObject({ id: z.string(), name: z.string(), reason: z.enum(LEFT_OUT_REASONS) })),
});
export type Sent = z.infer<typeof Sent>;

export const HubLink = z.strictObject({ token: z.string().min(1).max(200) });
/** `language`: as chosen at the door; the hub's own without. */
export const CodeRequest = HubLink.extend({ language: Language.optional() });
export const LanguageChoice = z.strictObject({ language: Language });

/** What the door says before it is opened. */
export const Door = z.strictObject({
  /** In which its reader is spoken to. */
  language: Language,
  organization: z.string(),
  reader: z.string(),
  /** Who looks after the hub. */
  owner: z.string().nullable(),
  asksPasscode: z.boolean(),
  asksCode: z.boolean(),
  /** Where the code goes, with most of it hidden. */
  address: z.string(),
});
export type Door = z.infer<typeof Door>;

export const Entering = HubLink.extend({
  messageId: z.uuid().optional(),
  itemId: z.uuid().optional(),
  passcode: z.string().max(200).optional(),
  code: z.string().max(20).optional(),
  /** As chosen at the door. */
  language: Language.optional(),
  /** How the program names itself, and which languages it asks for. */
  agent: z.string().max(300),
  languages: z.string().nullable(),
});

/** Through the door with a session's secret, or what was wrong. */
export const Entered = z.union([
  z.strictObject({ hubId: z.uuid(), itemId: z.uuid().nullable(), secret: z.string(), expiresAt: z.date() }),
  z.strictObject({ wrong: z.enum(['passcode', 'code']) }),
]);

/** A document as its reader sees it in the list. */
export const ShelfItem = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  kind: z.string(),
  description: z.string().nullable(),
  isLink: z.boolean(),
  pageCount: z.int(),
  /** The version's number. */
  number: z.int(),
  /** The organization's day on which this version took the place of another. */
  updatedOn: z.string().nullable(),
  /** Whether a page of this version was sent to the reader. */
  wasOpened: z.boolean(),
  canDownload: z.boolean(),
  canForward: z.boolean(),
});
export type ShelfItem = z.infer<typeof ShelfItem>;

/** A reader's documents in the folders of the messages that brought them, newest first. */
export const Shelf = z.strictObject({
  hubId: z.uuid(),
  organization: z.string(),
  reader: z.string(),
  email: z.string(),
  owner: z.string().nullable(),
  folders: z.array(z.strictObject({ id: z.string(), title: z.string().nullable(), day: z.string(), items: z.array(ShelfItem) })),
});
export type Shelf = z.infer<typeof Shelf>;

export const ItemOfVisit = z.strictObject({ itemId: z.uuid() });

/** To a colleague of the reader. */
export const Forwarding = z.strictObject({
  name: PersonName,
  email: EmailAddress,
  note: wordedText(1000).nullable().default(null),
  itemIds: z.array(z.uuid()).min(1).max(100),
});

/** Asked for after access had ended: the hub, or a document in it. */
export const ClosedAttempt = z.strictObject({ hubId: z.uuid(), itemId: z.uuid().optional() });

export const Question = z.strictObject({ itemId: z.uuid().optional(), page: z.int().positive().max(100_000).optional(), text: wordedText(2000) });

export const HubId = z.strictObject({ id: z.uuid() });
export const ItemId = z.strictObject({ itemId: z.uuid() });
/** The last day on which a document is open, in the organization’s zone; null: as long as its hub is. */
export const ItemEnd = ItemId.extend({ expiresOn: HubOptions.shape.expiresOn });
/** `close`: for the customer too. */
export const Archiving = HubId.extend({ close: z.boolean().default(false) });
export const LinkOfHub = z.strictObject({ url: z.string() });
/** The message that is sent once more; the last one without. */
export const Resending = HubId.extend({ messageId: z.uuid().optional() });
export const TellingUpdated = z.strictObject({ itemIds: z.array(z.uuid()).min(1).max(1000) });

/** `version`: the one that an editor began from. */
export const HubChange = HubOptionsChange.extend({ id: z.uuid(), version: z.int().positive().optional() });
export const Changed = z.strictObject({ version: z.int() });

const instant = z.iso.datetime().nullable();

/** A hub as the API gives it; the secret of its link and its passcode never leave. */
export const Hub = z.strictObject({
  id: z.uuid(),
  accountId: z.string(),
  /** Null for a colleague whom it was forwarded to. */
  contactId: z.string().nullable(),
  /** The hub that it was forwarded from. */
  parentId: z.uuid().nullable(),
  name: z.string(),
  email: z.string(),
  language: Language.describe('In which the reader is spoken to'),
  ownerId: z.uuid().nullable(),
  ...HubOptions.omit({ passcode: true, expiresOn: true }).shape,
  asksPasscode: z.boolean(),
  expiresAt: instant,
  archivedAt: instant,
  revokedAt: instant,
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  version: z.int(),
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      publicationId: z.uuid(),
      title: z.string(),
      /** The number of the version that it shows. */
      number: z.int(),
      messageId: z.uuid().nullable(),
      /** When it ends by itself; null: with its hub. */
      expiresAt: instant,
      revokedAt: instant,
    }),
  ),
});
export type Hub = z.infer<typeof Hub>;

/** A message with what became of each of its mails. */
export const HubMessage = z.strictObject({
  id: z.uuid(),
  subject: z.string(),
  body: z.string(),
  language: z.string(),
  createdBy: z.uuid().nullable(),
  createdAt: z.iso.datetime(),
  recipients: z.array(z.strictObject({ hubId: z.uuid(), sentAt: z.iso.datetime(), bouncedAt: instant, openedAt: instant, clickedAt: instant })),
});
export type HubMessage = z.infer<typeof HubMessage>;

const Page = z.strictObject({ after: z.string().optional(), limit: z.int().min(1).max(200).default(50) });
export const HubListRequest = Page.extend({ accountId: CustomerId.optional().describe('Only those of this account') });
export const HubPage = z.strictObject({ data: z.array(Hub), more: z.boolean() });
export const MessageListRequest = Page;
export const MessagePage = z.strictObject({ data: z.array(HubMessage), more: z.boolean() });

/** Somebody whom a message can go to. */
export const Candidate = z.strictObject({
  id: z.string(),
  name: z.string(),
  account: z.string(),
  email: z.string().nullable(),
  /** Their hub is closed: no message reaches them. */
  isRevoked: z.boolean(),
});
export type Candidate = z.infer<typeof Candidate>;

export const CandidateRequest = z.strictObject({ query: z.string().max(200).default(''), accountId: CustomerId.optional() });
export const Candidates = z.strictObject({ data: z.array(Candidate) });

export const ComposeRequest = z.strictObject({
  contactIds: z.array(CustomerId).max(MOST_CONTACTS).default([]),
  hubIds: z.array(z.uuid()).max(MOST_CONTACTS).default([]),
  accountId: CustomerId.optional(),
});
/** What the form of a new message begins with. */
export const Compose = z.strictObject({
  people: z.array(Candidate),
  suggestions: z.array(Candidate),
  publications: z.array(z.strictObject({ id: z.uuid(), title: z.string(), kind: z.string(), pageCount: z.int() })),
});
export type Compose = z.infer<typeof Compose>;

/** Internal ids, from the contact's own operations; `deletedAt` is the time of the deletion. */
export const ContactClosing = z.strictObject({ contactId: z.int(), deletedAt: z.date(), isOpen: z.boolean() });
export const ContactMoving = z.strictObject({ fromId: z.int(), toId: z.int() });
export const Moved = z.strictObject({ hubId: z.uuid().nullable() });
export const MovingBack = z.strictObject({ hubId: z.uuid(), contactId: z.int() });
export const BouncedMail = z.strictObject({ mailId: z.uuid() });

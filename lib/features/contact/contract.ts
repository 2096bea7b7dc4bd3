import * as z from 'zod';
import { EmailAddress } from '@/lib/features/member/contract';
import { Day } from '@/lib/features/usage/contract';
import { Instant } from '@/lib/kit/instant';
import { CustomerId, wordedText } from '@/lib/kit/plain-text';
import { tablePage, tableRequest } from '@/lib/kit/table-request';
import { contactTable, MERGED_FIELDS, SENTIMENTS } from './table';

const Name = wordedText(100);
const Title = wordedText(200);
const Role = wordedText(100);
const Phone = wordedText(50);

/** A record of `PUT /api/v1/contacts`: absent keeps what is stored, null clears it. */
export const ContactRecord = z.strictObject({
  id: CustomerId,
  accountId: CustomerId,
  email: EmailAddress,
  firstName: Name,
  lastName: Name,
  title: Title.nullish(),
  role: Role.nullish(),
  isKey: z.boolean().nullish(),
  updatedAt: Instant.nullish(),
});
export type ContactRecord = z.infer<typeof ContactRecord>;

/** What people write about a contact. */
const ContactFields = z.strictObject({
  firstName: Name,
  lastName: Name,
  title: Title.nullable(),
  email: EmailAddress.nullable(),
  phone: Phone.nullable(),
  role: Role.nullable(),
  isKey: z.boolean(),
  sentiment: z.enum(SENTIMENTS).nullable(),
  /** Id of a contact of the same account. */
  reportsToId: CustomerId.nullable(),
});

export const ContactId = z.strictObject({ id: CustomerId });

export const NewContact = ContactFields.partial().required({ firstName: true, lastName: true }).extend({ accountId: CustomerId });

/** What is absent stays; `version` is the one that the editor began from. */
export const ContactChange = ContactFields.partial().extend({ id: CustomerId, version: z.int().positive().optional() });
export type ContactChange = z.infer<typeof ContactChange>;

/** Which product user is the same person: the one with the same e-mail, a chosen one, or nobody. */
export const ContactLink = z
  .strictObject({ id: CustomerId, link: z.enum(['email', 'manual', 'none']), userId: CustomerId.optional() })
  .refine(({ link, userId }) => (link === 'manual') === (userId !== undefined), {
    path: ['userId'],
    message: 'A link by hand names a product user, others name none',
  });

/** `from` names the fields taken from the one that goes; of the others the survivor's stand, where it has any. */
export const ContactMerging = z.strictObject({
  id: CustomerId,
  mergedId: CustomerId,
  from: z.array(z.enum(MERGED_FIELDS)).default([]),
});

export const MergeId = z.strictObject({ mergeId: z.uuid() });
export const Made = z.strictObject({ id: z.string() });
export const Done = z.strictObject({});
export const Changed = z.strictObject({ version: z.int() });

const asOf = Day.optional();

export const ContactTableRequest = tableRequest(contactTable).extend({ accountId: CustomerId, asOf });

export const ContactTablePage = tablePage(
  z.strictObject({
    key: z.string(),
    accountId: z.string(),
    name: z.string(),
    title: z.string().nullable(),
    role: z.string().nullable(),
    isKey: z.boolean(),
    sentiment: z.enum(SENTIMENTS).nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    reportsTo: z.string().nullable(),
    user: z.string().nullable(),
    lastSeen: z.string().nullable(),
    activityRank: z.number().nullable(),
    lastTouch: z.string().nullable(),
  }),
);

const Choices = z.array(z.strictObject({ value: z.string(), label: z.string() }));

/** What forms and filters of an account's contacts choose from: by id, roles in use, product users by id. */
export const ContactChoices = z.strictObject({ contacts: Choices, roles: Choices, users: Choices });

const PersonLink = z.strictObject({ id: z.string(), name: z.string(), title: z.string().nullable() });

/** A contact with all that is known of it. */
export const ContactDetail = ContactFields.extend({
  id: z.string(),
  account: z.strictObject({ id: z.string(), name: z.string() }),
  name: z.string(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  link: z.enum(['email', 'manual', 'none']),
  /** The product user that is the same person. */
  user: z
    .strictObject({
      userId: z.string(),
      name: z.string(),
      email: z.string().nullable(),
      firstSeen: z.string().nullable(),
      lastSeen: z.string().nullable(),
      timeMs: z.int(),
      activityRank: z.number(),
    })
    .nullable(),
  manager: PersonLink.nullable(),
  reports: z.array(PersonLink),
  /** Merges that can be taken back, latest first. */
  merges: z.array(z.strictObject({ mergeId: z.uuid(), name: z.string(), mergedAt: z.iso.datetime() })),
});
export type ContactDetail = z.infer<typeof ContactDetail>;

/** A contact as the API gives it. */
export const StoredContact = ContactFields.omit({ reportsToId: true }).extend({
  id: z.string(),
  accountId: z.string(),
  reportsToId: z.string().nullable(),
  updatedAt: z.iso.datetime(),
});

export const PersonRequest = ContactId.extend({ asOf });

/** What one person took part in. */
export const Person = z.strictObject({
  contact: ContactDetail,
  touchpoints: z.array(z.strictObject({ id: z.string(), type: z.string(), subject: z.string(), status: z.string(), occurredAt: z.iso.datetime() })),
  tasks: z.array(z.strictObject({ id: z.string(), title: z.string(), status: z.string(), dueOn: z.string().nullable() })),
  timeline: z.array(
    z.strictObject({
      id: z.int(),
      at: z.iso.datetime(),
      category: z.string(),
      event: z.string(),
      title: z.string(),
      source: z.string(),
      sourceKey: z.string(),
    }),
  ),
});
export type Person = z.infer<typeof Person>;

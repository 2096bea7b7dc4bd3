import * as z from 'zod';
import { EmailAddress, PersonName } from '@/lib/features/member/contract';
import { isTimezone } from '@/lib/kit/day';

export const OrganizationName = z.string().trim().min(1).max(100);
export const Timezone = z.string().max(64).refine(isTimezone, 'This is not an IANA time zone');

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
export const Currency = z.string().refine((code) => CURRENCIES.has(code), 'This is not an ISO 4217 currency');

/** What an operator gives for a new organization; the admin's address is made up when absent. */
export const NewOrganization = z.strictObject({
  name: OrganizationName,
  timezone: Timezone.default('UTC'),
  currency: Currency.default('USD'),
  admin: z.strictObject({ email: EmailAddress, name: PersonName }).optional(),
});

const Colour = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, 'A colour is # and six digits from 0 to f');

const OrganizationSummary = z.strictObject({
  /** The public id, `org_…`. */
  id: z.string(),
  name: z.string(),
  timezone: z.string(),
  currency: z.string(),
});

/** The secrets are shown here and never again. */
export const CreatedOrganization = z.strictObject({
  organization: OrganizationSummary,
  apiKey: z.string(),
  writeKey: z.string(),
  admin: z.strictObject({ email: z.string(), password: z.string() }),
});
export type CreatedOrganization = z.infer<typeof CreatedOrganization>;

export const OrganizationSettings = OrganizationSummary.extend({
  retentionYears: z.int(),
  /** Of decks, #rrggbb; null is Rapport's own. */
  brandColour: z.string().nullable(),
  /** A time zone that was chosen and becomes effective once the rollups are recomputed. */
  pendingTimezone: z.string().nullable(),
});
export type OrganizationSettings = z.infer<typeof OrganizationSettings>;

export const OrganizationChange = z.strictObject({
  name: OrganizationName.optional(),
  timezone: Timezone.optional(),
  currency: Currency.optional(),
  brandColour: Colour.nullable().optional(),
});

export const Done = z.strictObject({});

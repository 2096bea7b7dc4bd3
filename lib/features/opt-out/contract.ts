import * as z from 'zod';
import { EmailAddress } from '@/lib/features/member/contract';
import { CustomerId } from '@/lib/kit/plain-text';

/** `link`: by the link of a mail; `staff`: one of us noted it. */
const OPT_OUT_WAYS = ['link', 'staff'] as const;

export const OptOutAddress = z.strictObject({ email: EmailAddress });
export const ContactOptOut = z.strictObject({ contactId: CustomerId });
export const OptOutChange = ContactOptOut.extend({ optedOut: z.boolean() });
export const Done = z.strictObject({});

/** Since when an address gets no surveys; null when it gets them. */
export const OptOut = z.strictObject({ at: z.iso.datetime(), how: z.enum(OPT_OUT_WAYS) }).nullable();
export type OptOut = z.infer<typeof OptOut>;

import * as z from 'zod';
import { LICENCES, ROLES } from '@/lib/kit/access';

/** Addresses are kept and compared in lower case. */
export const EmailAddress = z.string().trim().toLowerCase().max(254).pipe(z.email('This is not an e-mail address'));
export const PersonName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}]*$/u, 'A name holds no control characters');
/** argon2 reads it whole; the upper limit keeps hashing cheap. */
export const Password = z.string().min(12, 'Use 12 characters or more').max(200);
export const Role = z.enum(ROLES);
export const Licence = z.enum(LICENCES);
export const Sees = z.enum(['all', 'teams']);
export const MemberStatus = z.enum(['invited', 'active', 'disabled']);

/** An invited person may have no name yet: then their address stands for it. */
export const Member = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: Role,
  licence: Licence,
  sees: Sees,
  status: MemberStatus,
  teams: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
});
export type Member = z.infer<typeof Member>;

export const MemberId = z.strictObject({ id: z.uuid() });

const Rights = z.strictObject({ role: Role, licence: Licence, sees: Sees, teamIds: z.array(z.uuid()).max(100) });

export const Invitation = Rights.partial({ sees: true, teamIds: true }).extend({ email: EmailAddress, name: PersonName });

/** A member who can sign in at once; the password is told this once. */
export const AddedMember = z.strictObject({ id: z.uuid(), password: z.string() });

/** What is absent stays; `teamIds` replaces all of the member's teams. */
export const MemberChange = Rights.partial().extend({ id: z.uuid() });

/** People who are new choose a password; those who sign in already give theirs. */
export const Acceptance = z.strictObject({ token: z.string().min(1).max(200), name: PersonName.optional(), password: Password });

export const Done = z.strictObject({});

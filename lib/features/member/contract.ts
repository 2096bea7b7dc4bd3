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

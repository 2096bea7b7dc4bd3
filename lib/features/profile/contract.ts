import * as z from 'zod';
import { EmailAddress, Password, PersonName } from '@/lib/features/member/contract';

export const ProfileChange = z.strictObject({ name: PersonName });
export const PasswordChange = z.strictObject({ current: z.string().min(1).max(200), password: Password });
export const ResetRequest = z.strictObject({ email: EmailAddress });
export const PasswordReset = z.strictObject({ token: z.string().min(1).max(200), password: Password });
export const Done = z.strictObject({});

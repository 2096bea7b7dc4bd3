'use server';

import { changePassword, updateProfile } from '@/lib/features/profile/commands';
import { toAction } from '@/lib/next/action';

export const rename = toAction(updateProfile);
export const replacePassword = toAction(changePassword);

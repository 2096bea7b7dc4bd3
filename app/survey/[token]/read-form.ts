import { headers } from 'next/headers';
import { deviceOf } from '@/lib/core/auth/device';
import { callerFromSurvey } from '@/lib/core/auth/survey-door';
import { AppError } from '@/lib/core/errors';
import { invoke } from '@/lib/core/operation';
import { readInvitationForm } from '@/lib/features/invitation/answer';
import type { InvitationForm } from '@/lib/features/invitation/contract';

/** What a link asks; `none` for one that leads nowhere, `limit` where too many were tried. */
export async function readForm(token: string): Promise<InvitationForm | 'none' | 'limit'> {
  const given = await headers();
  try {
    const caller = await callerFromSurvey(
      token,
      deviceOf((name) => given.get(name)),
    );
    return await invoke(readInvitationForm, caller, { token });
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return 'none';
    if (error instanceof AppError && error.code === 'limit') return 'limit';
    throw error;
  }
}

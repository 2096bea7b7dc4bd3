import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { deviceOf } from '@/lib/core/auth/device';
import { callerFromSurvey } from '@/lib/core/auth/survey-door';
import { AppError } from '@/lib/core/errors';
import { invoke } from '@/lib/core/operation';
import { readInvitationForm } from '@/lib/features/invitation/answer';
import type { InvitationForm } from '@/lib/features/invitation/contract';

/** What a link asks, read once a request; a link that never was leads nowhere. */
export const readForm = cache(async (token: string): Promise<InvitationForm> => {
  const given = await headers();
  try {
    const caller = await callerFromSurvey(
      token,
      deviceOf((name) => given.get(name)),
    );
    return await invoke(readInvitationForm, caller, { token });
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
});

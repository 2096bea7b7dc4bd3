'use server';

import { requestPresentation } from '@/lib/features/presentation/commands';
import { toAction } from '@/lib/next/action';

export async function startPresentation(accountId: string) {
  return toAction(requestPresentation)({ accountId });
}

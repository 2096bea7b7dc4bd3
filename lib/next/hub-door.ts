import { headers } from 'next/headers';
import { cache } from 'react';
import { deviceOf } from '@/lib/core/auth/device';
import { callerFromHubLink } from '@/lib/core/auth/hub-door';
import { AppError } from '@/lib/core/errors';
import { invoke } from '@/lib/core/operation';
import type { Door } from '@/lib/features/hub/contract';
import { readDoor } from '@/lib/features/hub/door';

/**
 * What a link leads to; `closed` alike for unknown, ended and revoked ones, `limit` where too many were tried. Looked up
 * once a request, so that the page and its language count as one attempt.
 */
export const readDoorOf = cache(async (token: string): Promise<Door | 'closed' | 'limit'> => {
  const given = await headers();
  try {
    const { caller } = await callerFromHubLink(
      token,
      deviceOf((name) => given.get(name)),
    );
    return await invoke(readDoor, caller, { token });
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return 'closed';
    if (error instanceof AppError && error.code === 'limit') return 'limit';
    throw error;
  }
});

import { cookies } from 'next/headers';
import { after, type NextRequest } from 'next/server';
import { callerOfEndedLink, callerOfEndedSession, type DoorCaller } from '@/lib/core/auth/hub-door';
import { AppError } from '@/lib/core/errors';
import { invoke } from '@/lib/core/operation';
import { tellClosed } from '@/lib/features/hub/closed';
import { looksAutomated } from '@/lib/features/hub/rules';
import { hubCookie } from './hub-visitor';

/**
 * Tells of an attempt to open what is closed once the answer is on its way, so that it takes no longer than for what
 * never was there. What can't be told is left.
 */
function tellAfterwards(find: () => Promise<DoorCaller | null>, itemId: string | undefined): void {
  after(async () => {
    const door = await find();
    if (!door) return;
    await invoke(tellClosed, door.caller, { hubId: door.hubId, itemId }).catch((error: unknown) => {
      if (!(error instanceof AppError) || error.code === 'internal') throw error;
    });
  });
}

/** The same of a click at the door of a link that opens nothing; not of a program's. */
export function tellClick({ headers }: NextRequest, token: string, itemId: string | undefined): void {
  if (looksAutomated(headers.get('user-agent') ?? '', headers.get('accept-language'))) return;
  tellAfterwards(() => callerOfEndedLink(token), itemId);
}

/** What a reader asks for by their own session; if access to it has ended, that they asked is told. */
export async function tellingClosed<T>(hubId: string, itemId: string | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const secret = (await cookies()).get(hubCookie(hubId))?.value;
    if (secret && error instanceof AppError && error.code === 'not_found') tellAfterwards(() => callerOfEndedSession(hubId, secret), itemId);
    throw error;
  }
}

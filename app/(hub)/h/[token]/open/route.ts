import type { NextRequest } from 'next/server';
import { answerDoor, backToDoor, goTo } from '@/app/(hub)/h/[token]/door-answer';
import { countAttempt, forgiveAttempt } from '@/lib/core/auth/throttle';
import { env } from '@/lib/core/env';
import { invoke } from '@/lib/core/operation';
import { enterHub } from '@/lib/features/hub/door';
import { readerPath } from '@/lib/features/hub/table';
import { hubCookie } from '@/lib/next/hub-visitor';

/** The click at the door: a session for this hub, held by a cookie that only its pages see. */
export async function POST(request: NextRequest, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params;
  return answerDoor(request, token, async (sent) => {
    const { m, d, l, passcode, code } = sent.fields;
    const attempt = { address: sent.device.address, account: `hub ${sent.door.hubId}` };
    if (passcode || code) await countAttempt('token', attempt);
    const browser = { agent: sent.device.userAgent.slice(0, 300), languages: request.headers.get('accept-language') };
    const entered = await invoke(enterHub, sent.door.caller, { token, messageId: m, itemId: d, language: l, passcode, code, ...browser });
    if ('wrong' in entered) return backToDoor(sent, `wrong=${entered.wrong}`);
    if (passcode || code) await forgiveAttempt('token', attempt);
    const secure = env().APP_ORIGIN.startsWith('https:') ? '; Secure' : '';
    const cookie = `${hubCookie(entered.hubId)}=${entered.secret}; Path=/h; HttpOnly; SameSite=Lax; Expires=${entered.expiresAt.toUTCString()}${secure}`;
    return goTo(readerPath(entered.hubId, entered.itemId), { 'Set-Cookie': cookie });
  });
}

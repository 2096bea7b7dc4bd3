import type { NextRequest } from 'next/server';
import { answerDoor, backToDoor } from '@/app/(hub)/h/[token]/door-answer';
import { invoke } from '@/lib/core/operation';
import { sendCode } from '@/lib/features/hub/code';

/** Has a code mailed to the reader whose hub asks for one. */
export async function POST(request: NextRequest, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params;
  return answerDoor(request, token, async (sent) => {
    await invoke(sendCode, sent.door.caller, { token, language: sent.fields.l });
    return backToDoor(sent, 'sent');
  });
}

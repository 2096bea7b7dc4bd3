import { type NextRequest, NextResponse } from 'next/server';
import { deviceOf } from '@/lib/core/auth/device';
import { callerFromSurvey } from '@/lib/core/auth/survey-door';
import { env } from '@/lib/core/env';
import { toAppError } from '@/lib/core/errors';
import { invoke } from '@/lib/core/operation';
import { leaveSurveys } from '@/lib/features/invitation/answer';
import { problem } from '@/lib/next/problem';

interface Place {
  params: Promise<{ token: string }>;
}

/** A person who follows the link is asked first: scanners of mail follow it too. */
export async function GET(_request: NextRequest, { params }: Place): Promise<Response> {
  const { token } = await params;
  return NextResponse.redirect(new URL(`/survey/${encodeURIComponent(token)}?leave=1`, env().APP_ORIGIN), 303);
}

/** The mail program's one click (RFC 8058): no cookie, no page, and asking again changes nothing. */
export async function POST(request: NextRequest, { params }: Place): Promise<Response> {
  try {
    const { token } = await params;
    const device = deviceOf((name) => request.headers.get(name));
    await invoke(leaveSurveys, await callerFromSurvey(token, device), { token });
    return new Response(null, { status: 204 });
  } catch (error) {
    return problem(toAppError(error), crypto.randomUUID());
  }
}

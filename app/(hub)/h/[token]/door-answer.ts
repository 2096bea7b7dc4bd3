import type { NextRequest } from 'next/server';
import { deviceOf } from '@/lib/core/auth/device';
import { callerFromHubLink } from '@/lib/core/auth/hub-door';
import type { Device } from '@/lib/core/auth/sessions';
import { AppError } from '@/lib/core/errors';
import { doorPath, TRIED } from '@/lib/features/hub/table';
import { isReaderLanguage } from '@/lib/kit/reader-language';
import { tellClick } from '@/lib/next/closed-hub';

const REFUSED: readonly string[] = ['not_found', 'limit'];

const isId = (text: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);

/** What is taken of each field: a link that a mail program mangled leads through the door all the same. */
const TAKEN: Readonly<Record<string, (text: string) => string>> = {
  m: (text) => (isId(text) ? text : ''),
  d: (text) => (isId(text) ? text : ''),
  l: (text) => (isReaderLanguage(text) ? text : ''),
  passcode: (text) => text.slice(0, 200),
  code: (text) => text.slice(0, 20),
};

function takenFields(form: FormData): Sent['fields'] {
  const given = Object.entries(TAKEN).map(([name, take]) => {
    const value = form.get(name);
    return [name, typeof value === 'string' ? take(value) : ''] as const;
  });
  return Object.fromEntries(given.filter(([, value]) => value !== ''));
}

/** What a form of the door sent; what is empty is absent. */
export interface Sent {
  token: string;
  fields: Partial<Record<'m' | 'd' | 'l' | 'passcode' | 'code', string>>;
  device: Device;
  door: Awaited<ReturnType<typeof callerFromHubLink>>;
}

/** On to another page, by GET. */
export const goTo = (path: string, headers: Record<string, string> = {}) =>
  new Response(null, { status: 303, headers: { ...headers, Location: path, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' } });

const withNews = (path: string, news: string) => `${path}${path.includes('?') ? '&' : '?'}${news}`;

/** Back to the door, with what its address said. */
export function backToDoor({ token, fields: { m, d, l } }: Sent, news: string): Response {
  return goTo(withNews(doorPath(token, { messageId: m, itemId: d, language: l }), news));
}

/**
 * Takes a form of the door. The secret in its address is all that it takes: who knows it may as well open the page, so
 * another site's form is no danger. A link that leads nowhere leads back to the page that says so, alike whether it ever led
 * anywhere; that a reader tried one that did is told.
 */
export async function answerDoor(request: NextRequest, token: string, work: (sent: Sent) => Promise<Response>): Promise<Response> {
  const form = await request.formData().catch(() => new FormData());
  const fields = takenFields(form);
  const device = deviceOf((name) => request.headers.get(name));
  let sent: Sent | undefined;
  try {
    sent = { token, fields, device, door: await callerFromHubLink(token, device) };
    return await work(sent);
  } catch (error) {
    if (!(error instanceof AppError) || !REFUSED.includes(error.code)) throw error;
    if (sent && error.code === 'limit') return backToDoor(sent, 'wrong=limit');
    if (error.code === 'not_found') tellClick(request, token, fields.d);
    return goTo(withNews(doorPath(token, { messageId: fields.m, itemId: fields.d, language: fields.l }), TRIED));
  }
}

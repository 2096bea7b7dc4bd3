import type { NextRequest } from 'next/server';
import { deviceOf } from '@/lib/core/auth/device';
import { callerFromHubLink } from '@/lib/core/auth/hub-door';
import type { Device } from '@/lib/core/auth/sessions';
import { AppError } from '@/lib/core/errors';
import { doorPath } from '@/lib/features/hub/table';

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

/** Back to the door, with what its address said. */
export function backToDoor({ token, fields: { m, d, l } }: Sent, news: string): Response {
  const path = doorPath(token, { messageId: m, itemId: d, language: l });
  return goTo(`${path}${path.includes('?') ? '&' : '?'}${news}`);
}

/**
 * Takes a form of the door. The secret in its address is all that it takes: who knows it may as well open the page, so
 * another site's form is no danger. A link that leads nowhere leads back to the page that says so.
 */
export async function answerDoor(request: NextRequest, token: string, work: (sent: Sent) => Promise<Response>): Promise<Response> {
  const form = await request.formData().catch(() => new FormData());
  const given = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '');
  const fields: Sent['fields'] = Object.fromEntries(given);
  const device = deviceOf((name) => request.headers.get(name));
  try {
    return await work({ token, fields, device, door: await callerFromHubLink(token, device) });
  } catch (error) {
    if (error instanceof AppError && ['not_found', 'limit', 'invalid'].includes(error.code)) return goTo(doorPath(token, { language: fields.l }));
    throw error;
  }
}

import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { isStorable } from '@/lib/kit/plain-text';
import { PATH_HEADER } from '@/lib/next/path-header';

/** A part of a path as its sender meant it; what is no percent-encoded text leads nowhere. */
function decoded(segment: string): string {
  try {
    const text = decodeURIComponent(segment);
    if (isStorable(text)) return text;
  } catch {
    // Falls through: broken encoding is an address that leads nowhere.
  }
  return notFound();
}

/**
 * The second part of the request's path, decoded. Read from the path itself: Next hands some ids to titles decoded and
 * to pages encoded. Actions redraw pages without that path, and there the parameter of the page is as it was sent.
 */
export async function secondSegment(parameter: string): Promise<string> {
  const [, , segment = parameter] = (await headers()).get(PATH_HEADER)?.split(/[/?]/) ?? [];
  return decoded(segment);
}

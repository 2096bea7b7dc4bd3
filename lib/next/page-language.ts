import { isReaderLanguage, languageOf, type ReaderLanguage } from '@/lib/kit/reader-language';
import { readDoorOf } from '@/lib/next/hub-door';
import { currentVisitor } from '@/lib/next/hub-visitor';

async function languageOfDoor(token: string): Promise<string | undefined> {
  const door = await readDoorOf(token);
  return typeof door === 'object' ? door.language : undefined;
}

/**
 * The language of a page by its address: at a hub's door the one chosen there, else the hub's; where none is open, so
 * that all that is closed looks alike, the browser's if readers are spoken to in it. All other pages are English.
 */
export async function pageLanguage(address: string, accepted: string): Promise<ReaderLanguage> {
  const { pathname, searchParams } = new URL(address, 'http://localhost');
  const [, area, token = '', hubId = ''] = pathname.split('/');
  if (area !== 'h') return 'en';
  const chosen = searchParams.get('l');
  if (token !== 'r' && isReaderLanguage(chosen)) return chosen;
  // What fails here fails for the page too, which says so.
  const known = token === 'r' ? currentVisitor(hubId).then(({ language }) => language) : languageOfDoor(token);
  return languageOf((await known.catch(() => undefined)) ?? accepted);
}

import type * as z from 'zod';
import { Markdown } from '@/components/markdown/markdown';
import type { NoteHistory } from '@/lib/features/note/contract';
import { formatInstant } from '@/lib/kit/date-format';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

/** What a note said before, newest first. */
export async function NoteVersions({ history, place }: { history: z.infer<typeof NoteHistory>; place: AccountPlace }) {
  const t = await getTranslator('note');
  if (history.length < 2) return null;
  return (
    <details className="mt-5">
      <summary className="font-strong">{t('history.versions', { count: history.length })}</summary>
      <ol className="grid gap-3 pt-2">
        {history.map(({ version, at, author, body }) => (
          <li key={version} className="rounded-md border border-line px-3 py-2">
            <p className="mb-1 text-sm text-ink-2">
              {formatInstant(at, place.locale, place.timeZone)} · {author ?? t('somebody')}
            </p>
            <Markdown>{body}</Markdown>
          </li>
        ))}
      </ol>
    </details>
  );
}

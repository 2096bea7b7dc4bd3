import type { Task } from '@/lib/features/task/contract';
import { formatInstant } from '@/lib/kit/date-format';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

const FIELDS = ['title', 'body', 'type', 'status', 'priority', 'assigneeId', 'dueOn', 'watcherIds'] as const;

type State = Task['history'][number]['state'];

const differing = (one: State, other: State) => FIELDS.filter((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]));

/** Who changed what of a task, newest first. */
export async function TaskHistory({ history, place }: { history: Task['history']; place: AccountPlace }) {
  const t = await getTranslator('task');
  return (
    <details className="mt-5">
      <summary className="font-strong">{t('history.versions', { count: history.length })}</summary>
      <ol className="grid gap-2 pt-2">
        {history.map(({ version, at, by, state }, index) => {
          const before = history[index + 1]?.state;
          const fields = before ? differing(state, before).map((field) => t(`history.${field}`)) : [t('history.made')];
          return (
            <li key={version} className="text-sm">
              <span className="text-ink-2">
                {formatInstant(at, place.locale, place.timeZone)} · {by ?? t('history.system')}
              </span>
              <br />
              {fields.join(', ')}
              {before && before.title !== state.title && <s className="block text-ink-2">{before.title}</s>}
              {before?.body && before.body !== state.body && <s className="block whitespace-pre-wrap text-ink-2">{before.body}</s>}
            </li>
          );
        })}
      </ol>
    </details>
  );
}

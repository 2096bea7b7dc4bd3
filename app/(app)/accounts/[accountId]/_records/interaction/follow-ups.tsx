import Link from 'next/link';
import type { InteractionDetail } from '@/lib/features/interaction/contract';
import { formatDay } from '@/lib/kit/date-format';
import { readableWord } from '@/lib/kit/readable-word';
import { hrefWith } from '@/lib/kit/url-codec';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

/** The tasks that follow a touchpoint up. */
export async function FollowUps({ tasks, place }: { tasks: InteractionDetail['followUps']; place: AccountPlace }) {
  const t = await getTranslator('interaction');
  if (tasks.length === 0) return null;
  return (
    <section aria-label={t('followUps')} className="mt-5">
      <h3 className="font-strong">{t('followUps')}</h3>
      <ul>
        {tasks.map(({ id, title, status, dueOn, assignee }) => (
          <li key={id} className="flex min-h-9 items-center gap-2 border-b border-grid last:border-b-0">
            <Link href={hrefWith(place.path, { ...place.search, open: `task:${id}` })} scroll={false} className="grow cut hover:text-accent-ink">
              {title}
            </Link>
            <span className="text-sm text-ink-2">
              {[readableWord(status), assignee, dueOn && formatDay(dueOn, place.locale)].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

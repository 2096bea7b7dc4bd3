import Link from 'next/link';
import { Panel } from '@/components/panel/panel';
import { ButtonLink } from '@/components/ui/button';
import { Tag } from '@/components/ui/tag';
import type { PlayRun } from '@/lib/features/play/contract';
import { formatInstant } from '@/lib/kit/date-format';
import { hrefWith } from '@/lib/kit/url-codec';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

/** The SuccessPlays that run on the account, and the last that did. */
export async function PlayPanel({ runs, place, editable }: { runs: readonly PlayRun[]; place: AccountPlace; editable: boolean }) {
  const t = await getTranslator('plan');
  const start = editable && (
    <ButtonLink
      kind="quiet"
      size="small"
      icon="play"
      scroll={false}
      className="print:hidden"
      href={hrefWith(place.path, { ...place.search, new: 'play' })}
    >
      {t('play.start')}
    </ButtonLink>
  );
  return (
    <Panel title={t('play.title')} actions={start} flush>
      {runs.length === 0 && <p className="px-card pb-2 text-ink-2">{t('play.none')}</p>}
      <ul>
        {runs.map(({ id, name, status, reason, startedAt, tasks, tasksClosed }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-0.5 border-t border-grid px-card py-2">
            <Link
              href={hrefWith(place.path, { ...place.search, open: `play:${id}` })}
              scroll={false}
              className="font-medium [overflow-wrap:anywhere] hover:text-accent-ink"
            >
              {name}
            </Link>
            <Tag>{t(`play.status.${status}`)}</Tag>
            <span className="text-sm text-ink-2">{t(`play.reason.${reason}`, { at: formatInstant(startedAt, place.locale, place.timeZone) })}</span>
            <span className="ml-auto text-sm">{t('play.tasks', { closed: tasksClosed, tasks })}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

import Link from 'next/link';
import { addTasks } from '@/app/(app)/hub/_manager/actions';
import { Confidence } from '@/app/(app)/hub/_manager/confidence';
import type { HubReader } from '@/app/(app)/hub/_manager/place';
import { StuckChoice } from '@/components/hub-manager/stuck-choice';
import { IconLink } from '@/components/ui/button';
import { Count } from '@/components/ui/tag';
import { may } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { invoke } from '@/lib/core/operation';
import { accountHref } from '@/lib/features/account/address';
import { hubPath } from '@/lib/features/hub/table';
import type { OverviewRequest, StuckContact } from '@/lib/features/hub-manager/contract';
import { listMembers } from '@/lib/features/member/queries';
import { formatClock } from '@/lib/kit/clock-format';
import { formatShortDay } from '@/lib/kit/date-format';
import { addDays, localDay } from '@/lib/kit/day';
import { NO_VALUE } from '@/lib/kit/number-format';
import { getTranslator } from '@/lib/next/messages';

/** Days until a new task is due, unless something else is said. */
const DUE_DAYS = 3;

interface StuckTableProps {
  at: NonNullable<OverviewRequest['at']>;
  rows: readonly StuckContact[];
  closeHref: string;
  reader: HubReader;
  /** What those who acted did. */
  acts: string;
}

/** What a form of new tasks needs, for who may add some. */
async function newTasks({ caller, timeZone }: HubReader) {
  if (!may(caller.actor, 'task:write')) return undefined;
  const members = await invoke(listMembers, caller, {});
  const people = members.filter(({ status }) => status === 'active').map(({ id, name }) => ({ value: id, label: name }));
  return { people, dueOn: addDays(localDay(clock.now(), timeZone), DUE_DAYS), action: addTasks };
}

/** Who got so far and no further, and what can be done for them. */
export async function StuckTable({ at, rows, closeHref, reader, acts }: StuckTableProps) {
  const t = await getTranslator('hubManager');
  const { caller, locale, timeZone } = reader;
  const link = (href: string, text: string) => (
    <Link key={href} className="hover:text-accent-ink hover:underline" href={href} prefetch={false}>
      {text}
    </Link>
  );
  const cells = (row: StuckContact) => [
    link(hubPath(row.hubId), row.name),
    <span key="account" className="text-ink-2">
      {link(accountHref(row.accountKey), row.account)}
    </span>,
    row.document ?? NO_VALUE,
    row.viewed === null ? NO_VALUE : t('pagesOf', { viewed: row.viewed, pages: row.pageCount ?? 0 }),
    row.attention === 0 ? NO_VALUE : formatClock(row.attention),
    row.confidence === null ? NO_VALUE : <Confidence key="confidence" of={row.confidence} />,
    formatShortDay(localDay(row.lastAt, timeZone), locale),
  ];
  const columns = (['contact', 'account', 'furthest', 'pages', 'attention', 'confidence', 'last'] as const).map((id) => ({
    id,
    label: t(`column.${id}`),
    isFigure: id === 'pages' || id === 'attention' || id === 'last',
  }));
  return (
    <section id="stuck" aria-label={t(`stuckTitle.${at}`)} className="border-t border-line">
      <StuckChoice
        key={at}
        label={t(`stuckTitle.${at}`)}
        title={
          <>
            <h3 className="font-strong">{t(`stuckTitle.${at}`)}</h3>
            <Count>{rows.length}</Count>
            <span className="text-sm text-ink-2">{t(`stuckText.${at}`, { acts })}</span>
          </>
        }
        end={<IconLink kind="quiet" size="small" icon="close" label={t('close')} href={closeHref} scroll={false} />}
        columns={columns}
        rows={rows.map((row) => ({ id: row.hubId, name: row.name, cells: cells(row) }))}
        mayWrite={may(caller.actor, 'hub:write') && at !== 'revoked'}
        tasks={await newTasks(reader)}
      />
    </section>
  );
}

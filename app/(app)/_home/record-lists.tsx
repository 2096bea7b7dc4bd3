import { ListPanel } from '@/app/(app)/_home/list-panel';
import type { HomePlace } from '@/app/(app)/_home/place';
import { setTaskStatus } from '@/app/(app)/accounts/[accountId]/_records/task/actions';
import { SEVERITY_TONES } from '@/components/alert/severity-tones';
import { TaskCheck } from '@/components/task/task-check';
import { Band } from '@/components/ui/band';
import type { IconName } from '@/components/ui/icon';
import { may } from '@/lib/core/actor';
import { accountHref } from '@/lib/features/account/address';
import type { HomeListId, HomeReading } from '@/lib/features/home-page/contract';
import { formatShortDay } from '@/lib/kit/date-format';
import { localDay } from '@/lib/kit/day';
import { hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';
import type { AccountRecordKind } from '@/lib/registry/account-records';
import type { AccountTabId } from '@/lib/registry/account-tabs';

interface ListProps {
  place: HomePlace;
  reading: HomeReading;
}
type DeedListId = Extract<HomeListId, 'recent' | 'held' | 'done' | 'answers'>;
type Deed = NonNullable<HomeReading[DeedListId]>['rows'][number];

const LOOKS: Readonly<Record<Deed['kind'], { icon: IconName; tab: AccountTabId; record: AccountRecordKind }>> = {
  interaction: { icon: 'phone', tab: 'touchpoints', record: 'interaction' },
  note: { icon: 'pencil', tab: 'notes', record: 'note' },
  task: { icon: 'tick', tab: 'tasks', record: 'task' },
  nps: { icon: 'form', tab: 'nps', record: 'nps' },
};

/** A record open on its account's page. */
const openHref = (account: string, tab: AccountTabId, record: AccountRecordKind, key: string) =>
  hrefWith(accountHref(account, tab), { open: `${record}:${key}` });

/** Alerts that want somebody, the gravest first. */
export async function OpenAlerts({ place, reading }: ListProps) {
  const t = await getTranslator('home');
  const alert = await getTranslator('alert');
  const rows = (reading.alerts?.rows ?? []).map(({ key, title, severity, raisedAt, account, accountKey }) => ({
    id: key,
    title,
    href: openHref(accountKey, 'alerts', 'alert', key),
    text: `${account} · ${formatShortDay(localDay(new Date(raisedAt), place.timeZone), place.locale)}`,
    end: <Band tone={SEVERITY_TONES[severity]}>{alert(`severity.${severity}`)}</Band>,
  }));
  return <ListPanel place={place} reading={reading} id="alerts" rows={rows} more={{ label: t('more.alerts'), href: '/alerts' }} />;
}

/** What was to be done by today. */
export async function DueTasks({ place, reading }: ListProps) {
  const t = await getTranslator('home');
  const editable = may(place.caller.actor, 'task:write');
  const isMine = reading.book.which === 'mine';
  const rows = (reading.tasks?.rows ?? []).map(({ key, title, status, dueOn, assignee, account, accountKey }) => ({
    id: key,
    title,
    href: openHref(accountKey, 'tasks', 'task', key),
    lead: editable && <TaskCheck task={{ key, title, status, isOpen: true }} setStatus={setTaskStatus} />,
    text: [account, !isMine && assignee].filter(Boolean).join(' · '),
    end: dueOn === reading.today ? t('today') : <Band tone="poor">{t('overdue', { day: formatShortDay(dueOn, place.locale) })}</Band>,
  }));
  return <ListPanel place={place} reading={reading} id="tasks" rows={rows} more={{ label: t('more.tasks'), href: isMine ? '/tasks' : undefined }} />;
}

/** What was said, done or answered, the latest first. */
export async function Deeds({ place, reading, id }: ListProps & { id: DeedListId }) {
  const rows = (reading[id]?.rows ?? []).map(({ kind, key, title, at, who, account, accountKey }) => {
    const { icon, tab, record } = LOOKS[kind];
    return {
      id: `${kind} ${key}`,
      title,
      icon,
      href: openHref(accountKey, tab, record, key),
      text: [account, who].filter(Boolean).join(' · '),
      end: formatShortDay(localDay(new Date(at), place.timeZone), place.locale),
    };
  });
  return <ListPanel place={place} reading={reading} id={id} rows={rows} />;
}

import type { Metadata } from 'next';
import { setTaskStatus } from '@/app/(app)/accounts/[accountId]/_records/task/actions';
import { PageHeader } from '@/components/layout/page-header';
import { PanelEmpty } from '@/components/panel/panel-states';
import { TaskGroups } from '@/components/task/task-groups';
import { ButtonLink } from '@/components/ui/button';
import { SegmentedLinks } from '@/components/ui/segmented';
import { may } from '@/lib/core/actor';
import { accountHref } from '@/lib/features/account/address';
import { MINE } from '@/lib/features/task/contract';
import { byDueGroup } from '@/lib/features/task/due-groups';
import { listMyTasks } from '@/lib/features/task/queries';
import { hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { readForPage } from '@/lib/next/read-for-page';
import { currentCaller } from '@/lib/next/session';

interface TasksProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('task'))('mine.title') };
}

/** What a person has to do, over all accounts. */
export default async function TasksPage({ searchParams }: TasksProps) {
  const asked = (await searchParams).which;
  const which = MINE.find((one) => one === asked) ?? 'mine';
  const caller = await currentCaller();
  const { tasks, today, isCut } = await readForPage(listMyTasks, caller, { which });
  const t = await getTranslator('task');
  const views = MINE.map((id) => ({ id, label: t(`mine.which.${id}`), href: id === 'mine' ? '/tasks' : hrefWith('/tasks', { which: id }) }));
  const hrefs = tasks.map(({ key, accountKey }) => [key, hrefWith(accountHref(accountKey, 'tasks'), { open: `task:${key}` })]);
  return (
    <Messages areas={['table', 'task']}>
      <PageHeader
        title={t('mine.title')}
        actions={
          <ButtonLink href="/settings/profile" kind="quiet" icon="calendar">
            {t('mine.calendar')}
          </ButtonLink>
        }
      />
      <div className="pb-4">
        <SegmentedLinks label={t('mine.show')} current={which} items={views} />
      </div>
      {tasks.length === 0 && <PanelEmpty title={t(`mine.none.${which}`)} text={t('mine.noneText')} />}
      <TaskGroups
        groups={byDueGroup(tasks, today)}
        hrefs={Object.fromEntries(hrefs)}
        setStatus={may(caller.actor, 'task:write') ? setTaskStatus : undefined}
      />
      {isCut && <p className="pt-3 text-ink-2">{t('mine.cut', { count: tasks.length })}</p>}
    </Messages>
  );
}

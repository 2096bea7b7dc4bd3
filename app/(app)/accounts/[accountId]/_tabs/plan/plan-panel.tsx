import Link from 'next/link';
import { ObjectiveProgress } from '@/app/(app)/accounts/[accountId]/_tabs/plan/objective-progress';
import { Markdown } from '@/components/markdown/markdown';
import { Panel } from '@/components/panel/panel';
import { DueDay } from '@/components/task/due-day';
import { ButtonLink } from '@/components/ui/button';
import { Tag } from '@/components/ui/tag';
import type { Objective, Plan } from '@/lib/features/plan/contract';
import type { LinkedTask } from '@/lib/features/task/contract';
import { formatDay } from '@/lib/kit/date-format';
import { hrefWith } from '@/lib/kit/url-codec';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

interface PlanPanelProps {
  /** Absent for the objectives that belong to no plan. */
  plan?: Plan;
  objectives: readonly Objective[];
  /** Of all the account's objectives. */
  tasks: readonly LinkedTask[];
  place: AccountPlace;
  editable: boolean;
}

/** A success plan with its objectives, how far they have come, and the tasks that serve them. */
export async function PlanPanel({ plan, objectives, tasks, place, editable }: PlanPanelProps) {
  const t = await getTranslator('plan');
  const open = (kind: string, id: string) => hrefWith(place.path, { ...place.search, open: `${kind}:${id}` });
  const dates = plan && [plan.startOn, plan.dueOn].filter((day) => day !== null).map((day) => formatDay(day, place.locale));
  const actions = (
    <span className="flex items-center gap-1 print:hidden">
      {editable && (
        <ButtonLink
          kind="quiet"
          size="small"
          icon="plus"
          scroll={false}
          href={hrefWith(place.path, { ...place.search, new: `objective:${plan?.id ?? ''}` })}
        >
          {t('addObjective')}
        </ButtonLink>
      )}
      {plan && (
        <ButtonLink kind="quiet" size="small" scroll={false} href={open('plan', plan.id)}>
          {t('open')}
        </ButtonLink>
      )}
    </span>
  );
  const meta = plan && (
    <>
      <Tag>{t(`planStatus.${plan.status}`)}</Tag>
      <span className="phone:hidden">{[...(dates ?? []), plan.owner?.name].filter(Boolean).join(' · ')}</span>
    </>
  );
  return (
    <Panel title={plan?.name ?? t('unplanned')} meta={meta} actions={actions} flush>
      {plan?.summary && (
        <div className="px-card pb-3 text-ink-2">
          <Markdown>{plan.summary}</Markdown>
        </div>
      )}
      {objectives.length === 0 && <p className="px-card pb-2 text-ink-2">{t('noObjectives')}</p>}
      <ul>
        {objectives.map((objective) => (
          <li key={objective.id} className="grid gap-1.5 border-t border-grid px-card py-2.5">
            <div className="grid grid-cols-[minmax(0,1fr)_15rem] items-start gap-4 phone:grid-cols-1">
              <div className="min-w-0">
                <Link href={open('objective', objective.id)} scroll={false} className="font-medium [overflow-wrap:anywhere] hover:text-accent-ink">
                  {objective.name}
                </Link>
                <p className="text-sm text-ink-2">
                  {[t(`objectiveStatus.${objective.status}`), objective.owner?.name, objective.dueOn && formatDay(objective.dueOn, place.locale)]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
              <ObjectiveProgress objective={objective} />
            </div>
            <TaskLines tasks={tasks.filter(({ objectiveId }) => objectiveId === objective.id)} hrefOf={(key) => open('task', key)} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Tasks in one line each. */
export async function TaskLines({ tasks, hrefOf }: { tasks: readonly LinkedTask[]; hrefOf: (key: string) => string }) {
  const t = await getTranslator('task');
  if (tasks.length === 0) return null;
  return (
    <ul className="grid gap-0.5 border-l-2 border-line pl-3 text-sm">
      {tasks.map((task) => (
        <li key={task.key} className="flex flex-wrap items-baseline gap-x-2">
          <Link href={hrefOf(task.key)} scroll={false} className={task.isOpen ? 'hover:text-accent-ink' : 'text-ink-2 line-through'}>
            {task.title}
          </Link>
          <span className="text-ink-2">{t(`status.${task.status as 'open'}`)}</span>
          {task.assignee && <span className="text-ink-2">{task.assignee.name}</span>}
          {task.isOpen && task.dueOn && <DueDay day={task.dueOn} isOverdue={task.isOverdue} />}
        </li>
      ))}
    </ul>
  );
}

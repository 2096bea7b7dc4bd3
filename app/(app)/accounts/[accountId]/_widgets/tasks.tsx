import { defineWidget, rowsOf } from '@/app/(app)/accounts/[accountId]/_widgets/define-widget';
import { recordHref } from '@/app/(app)/accounts/[accountId]/_widgets/record-href';
import { WidgetPanel } from '@/app/(app)/accounts/[accountId]/_widgets/widget-panel';
import { RowList } from '@/components/overview/row-list';
import { Count } from '@/components/ui/tag';
import { formatDay } from '@/lib/kit/date-format';
import { getTranslator } from '@/lib/next/messages';

/** What is to be done, the first due first. */
export const tasksWidget = defineWidget({
  View: async ({ place, look, overview: { tasks, overdueTasks } }) => {
    const t = await getTranslator('overview');
    const { rows = [], total = 0 } = tasks ?? {};
    const due = (day: string) => {
      if (day < place.today) return <span className="text-poor">{t('tasks.overdue', { day: formatDay(day, place.locale) })}</span>;
      return day === place.today ? <span className="text-average">{t('tasks.today')}</span> : formatDay(day, place.locale);
    };
    const shown = rowsOf(rows, look).map(({ key, title, assignee, dueOn }) => ({
      id: key,
      title,
      href: recordHref(place, 'task', key),
      text: assignee,
      end: dueOn && due(dueOn),
    }));
    return (
      <WidgetPanel
        place={place}
        look={look}
        add="task"
        meta={total > 0 && t('tasks.open', { count: total })}
        fact={overdueTasks ? <Count alert>{t('tasks.overdueCount', { count: overdueTasks })}</Count> : undefined}
        tab="tasks"
        flush
        empty={total === 0 && t('tasks.empty')}
      >
        <RowList label={t('widget.tasks')} rows={shown} />
      </WidgetPanel>
    );
  },
});

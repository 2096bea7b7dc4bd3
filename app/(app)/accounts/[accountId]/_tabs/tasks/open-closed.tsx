import { SegmentedLinks } from '@/components/ui/segmented';
import type { TaskRow } from '@/lib/features/task/table';
import { changeState } from '@/lib/kit/table-state';
import { encodeState, hrefWith } from '@/lib/kit/url-codec';
import type { tableAt } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

type TaskTable = ReturnType<typeof tableAt<TaskRow>>['table'];

/** Open, closed or all tasks; the other conditions stay. */
export async function OpenClosed({ table: { spec, state, base, place } }: { table: TaskTable }) {
  const t = await getTranslator('task');
  const others = state.filter.all.filter(({ column }) => column !== 'open');
  const present = state.filter.all.find(({ column }) => column === 'open');
  const href = (isOpen?: boolean) => {
    const all = isOpen === undefined ? others : [{ column: 'open', op: 'is', value: isOpen } as const, ...others];
    return hrefWith(place.path, { ...place.params, ...encodeState(spec, changeState(state, { filter: { all } }), base) });
  };
  const current = present === undefined ? 'all' : present.value === true ? 'open' : 'closed';
  return (
    <SegmentedLinks
      label={t('column.status')}
      current={current}
      items={[
        { id: 'open', label: t('shown.open'), href: href(true) },
        { id: 'closed', label: t('shown.closed'), href: href(false) },
        { id: 'all', label: t('shown.all'), href: href() },
      ]}
    />
  );
}

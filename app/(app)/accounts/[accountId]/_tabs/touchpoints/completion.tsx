import { SegmentedLinks } from '@/components/ui/segmented';
import { INTERACTION_STATUSES, type InteractionRow } from '@/lib/features/interaction/table';
import { changeState } from '@/lib/kit/table-state';
import { encodeState, hrefWith } from '@/lib/kit/url-codec';
import type { tableAt } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

type InteractionTable = ReturnType<typeof tableAt<InteractionRow>>['table'];

/** Touchpoints of one completion status, or all; the other conditions stay. */
export async function Completion({ table: { spec, state, base, place } }: { table: InteractionTable }) {
  const t = await getTranslator('interaction');
  const others = state.filter.all.filter(({ column }) => column !== 'status');
  const present = state.filter.all.find(({ column }) => column === 'status');
  const href = (status?: string) => {
    const all = status === undefined ? others : [{ column: 'status', op: 'is', value: status } as const, ...others];
    return hrefWith(place.path, { ...place.params, ...encodeState(spec, changeState(state, { filter: { all } }), base) });
  };
  const current = present === undefined ? 'all' : present.op === 'is' ? String(present.value) : '';
  return (
    <SegmentedLinks
      label={t('shown.label')}
      current={current}
      items={[
        { id: 'all', label: t('shown.all'), href: href() },
        ...INTERACTION_STATUSES.map((id) => ({ id, label: t(`status.${id}`), href: href(id) })),
      ]}
    />
  );
}

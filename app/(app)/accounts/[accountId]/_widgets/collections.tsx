import { defineWidget, rowsOf } from '@/app/(app)/accounts/[accountId]/_widgets/define-widget';
import { WidgetPanel } from '@/app/(app)/accounts/[accountId]/_widgets/widget-panel';
import { FigureTable } from '@/components/overview/figure-table';
import type { Overview } from '@/lib/features/overview/contract';
import { formatDay } from '@/lib/kit/date-format';
import { isDay } from '@/lib/kit/filter';
import { formatNumber, NO_VALUE } from '@/lib/kit/number-format';
import { getTranslator } from '@/lib/next/messages';

type Collection = NonNullable<Overview['collections']>[number];

/** Columns of a collection that a widget has room for. */
const COLUMNS = 4;

function cellText(value: unknown, kind: string, locale: string): string {
  if (value === null || value === undefined || value === '') return NO_VALUE;
  if (typeof value === 'number') return formatNumber(value, locale);
  return kind === 'date' && isDay(String(value)) ? formatDay(String(value), locale) : String(value);
}

/** The organization's own tables that this account has rows of. */
export const collectionsWidget = defineWidget({
  View: async ({ place, look, overview: { collections } }) => {
    const t = await getTranslator('overview');
    const table = ({ id, name, columns, rows }: Collection) => {
      const shown = columns.slice(0, COLUMNS);
      return (
        <FigureTable
          key={id}
          label={name}
          columns={shown.map((column) => ({ id: column.id, label: column.label, isFigure: column.kind === 'number' }))}
          rows={rowsOf(rows, look).map((row, index) => ({
            id: `${index}`,
            cells: shown.map((column) => cellText(row[column.id], column.kind, place.locale)),
          }))}
        />
      );
    };
    return (
      <WidgetPanel place={place} look={look} tab="collections" flush empty={!collections?.length && t('collections.empty')}>
        {collections?.map((collection) => (
          <div key={collection.id} className="pb-2">
            <h3 className="px-card text-sm text-ink-2">{t('collections.heading', { name: collection.name, count: collection.total })}</h3>
            {table(collection)}
          </div>
        ))}
      </WidgetPanel>
    );
  },
});

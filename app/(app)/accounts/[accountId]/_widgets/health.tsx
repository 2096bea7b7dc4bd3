import { metricWords } from '@/app/(app)/accounts/[accountId]/_tabs/health/metric-words';
import { defineWidget, rowsOf } from '@/app/(app)/accounts/[accountId]/_widgets/define-widget';
import { WidgetPanel } from '@/app/(app)/accounts/[accountId]/_widgets/widget-panel';
import { FigureTable } from '@/components/overview/figure-table';
import { Band } from '@/components/ui/band';
import { bandOf } from '@/lib/features/health/metrics';
import { HEALTH_COMPARED_DAYS } from '@/lib/features/overview/contract';
import { formatShortDay } from '@/lib/kit/date-format';
import { addDays } from '@/lib/kit/day';
import { formatNumber, formatPercent, NO_VALUE } from '@/lib/kit/number-format';
import { getTranslator } from '@/lib/next/messages';

/** Whether the account is well, and what makes it so: the weightiest components first. */
export const healthWidget = defineWidget({
  View: async ({ place, look, overview: { health: reading } }) => {
    if (reading === null) return null;
    const [t, health, word] = [await getTranslator('overview'), await getTranslator('health'), await getTranslator('table')];
    const { locale } = place;
    const { components, whole, band, bands, coverage, model, change, override, asOf } = reading;
    const words = await metricWords({ locale, currency: place.caller.organization.currency, labels: reading.labels });
    const deltas = new Map(change?.components.map(({ key, delta }) => [key, delta]));
    const shown = override ?? { score: whole, band };
    const since = formatShortDay(addDays(asOf, -HEALTH_COMPARED_DAYS), locale);
    const rows = components
      .toSorted((a, b) => b.weight - a.weight)
      .map(({ key, name, members, score }) => {
        const rounded = score === null ? null : Math.floor(score + 0.5);
        const tone = bandOf(rounded, bands);
        return {
          id: key,
          cells: [
            name ?? words.name(members[0]?.metric ?? ''),
            <Band key="band" tone={tone}>
              {rounded ?? word(`band.${tone}`)}
            </Band>,
            change === null ? NO_VALUE : formatNumber(deltas.get(key) ?? 0, locale, { minimumFractionDigits: 1, signDisplay: 'exceptZero' }),
          ],
        };
      });
    return (
      <WidgetPanel
        place={place}
        look={look}
        meta={model && health('version', { name: model.name, number: model.number })}
        fact={health('coverageOf', { coverage: formatPercent(coverage, locale) })}
        tab="health"
        flush
        empty={model === null && t('awaiting.health')}
      >
        <p className="flex items-center gap-3 px-card pb-2">
          <span className="text-2xl leading-8 font-strong tracking-[-.02em]">{shown.score ?? NO_VALUE}</span>
          <Band tone={shown.band} look="soft">
            {word(`band.${shown.band}`)}
          </Band>
          {override && <span className="text-sm text-ink-2">{health('overridden', { score: whole ?? NO_VALUE })}</span>}
        </p>
        <FigureTable
          label={health('components')}
          columns={[
            { id: 'component', label: health('column.component') },
            { id: 'score', label: health('column.score') },
            { id: 'since', label: health('column.since', { day: since }), isFigure: true },
          ]}
          rows={rowsOf(rows, look)}
        />
      </WidgetPanel>
    );
  },
});

import { defineWidget } from '@/app/(app)/accounts/[accountId]/_widgets/define-widget';
import { WidgetPanel } from '@/app/(app)/accounts/[accountId]/_widgets/widget-panel';
import { FactRows } from '@/components/panel/fact-rows';
import { npsFigures } from '@/lib/features/survey/metrics';
import { formatNumber } from '@/lib/kit/number-format';
import { getTranslator } from '@/lib/next/messages';

/** How likely the account's people recommend us. */
export const npsWidget = defineWidget({
  View: async ({ place, look, overview: { nps } }) => {
    const t = await getTranslator('overview');
    const figures = npsFigures(nps ?? []);
    const { promoters, passives, detractors } = figures;
    const oneDecimal = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
    return (
      <WidgetPanel
        place={place}
        look={look}
        meta={figures.responses > 0 && t('nps.window')}
        fact={figures.responses > 0 && t('nps.groups', { promoters, passives, detractors })}
        tab="nps"
        empty={figures.responses === 0 && t('nps.empty')}
      >
        <FactRows
          rows={[
            { id: 'nps', label: t('widget.nps'), value: formatNumber(figures.nps, place.locale, { signDisplay: 'exceptZero' }) },
            { id: 'score', label: t('nps.score'), value: formatNumber(figures.score, place.locale, oneDecimal) },
          ]}
        />
      </WidgetPanel>
    );
  },
});

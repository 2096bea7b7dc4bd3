import { defineWidget } from '@/app/(app)/accounts/[accountId]/_widgets/define-widget';
import { WidgetPanel } from '@/app/(app)/accounts/[accountId]/_widgets/widget-panel';
import { Figure } from '@/components/ui/figure';
import { csatFigure } from '@/lib/features/survey/metrics';
import { formatPercent } from '@/lib/kit/number-format';
import { getTranslator } from '@/lib/next/messages';

/** How content the account's people are. */
export const csatWidget = defineWidget({
  View: async ({ place, look, overview }) => {
    const t = await getTranslator('overview');
    const { csat, responses } = csatFigure(overview.csat ?? []);
    return (
      <WidgetPanel place={place} look={look} meta={responses > 0 && t('csat.window')} empty={csat === null && t('csat.empty')}>
        <Figure
          label={t('csat.share')}
          value={csat === null ? null : formatPercent(csat / 100, place.locale)}
          hint={t('csat.responses', { count: responses })}
        />
      </WidgetPanel>
    );
  },
});

import { defineWidget, rowsOf } from '@/app/(app)/accounts/[accountId]/_widgets/define-widget';
import { WidgetPanel } from '@/app/(app)/accounts/[accountId]/_widgets/widget-panel';
import { FactRows } from '@/components/panel/fact-rows';
import { formatNumber } from '@/lib/kit/number-format';
import { readableWord } from '@/lib/kit/readable-word';
import { getTranslator } from '@/lib/next/messages';

/** What kind of customer it is: fields and attributes that have a value. */
export const aboutWidget = defineWidget({
  View: async ({ place, look, top: { head } }) => {
    const t = await getTranslator('overview');
    const { type, domain, relationship, attributes } = head.detail;
    const fields = [
      { id: 'type', label: t('about.type'), value: type.name },
      { id: 'domain', label: t('about.domain'), value: domain },
      { id: 'relationship', label: t('about.relationship'), value: relationship },
    ];
    const others = Object.entries(attributes).map(([key, value]) => ({
      id: `attribute ${key}`,
      label: readableWord(key),
      value: (
        <span className="whitespace-normal [overflow-wrap:anywhere]">
          {typeof value === 'number' ? formatNumber(value, place.locale) : String(value)}
        </span>
      ),
    }));
    const rows = [...fields.filter(({ value }) => value !== null), ...others];
    const shown = rowsOf(rows, look);
    const more = rows.length - shown.length;
    return (
      <WidgetPanel place={place} look={look} fact={more > 0 && t('about.more', { count: more })}>
        <FactRows rows={shown} />
      </WidgetPanel>
    );
  },
});

import { allFields } from '@/app/(app)/accounts/[accountId]/_head/head-fields';
import { defineWidget, rowsOf } from '@/app/(app)/accounts/[accountId]/_widgets/define-widget';
import { WidgetPanel } from '@/app/(app)/accounts/[accountId]/_widgets/widget-panel';
import { FactRows } from '@/components/panel/fact-rows';
import { getTranslator } from '@/lib/next/messages';

/** Fields that other widgets, or the page's head, say. */
const ELSEWHERE = new Set(['name', 'status', 'lifecycleStage', 'ownerEmail']);

/** What kind of customer it is: fields and attributes that have a value. */
export const aboutWidget = defineWidget({
  View: async ({ place, look, top: { head } }) => {
    const t = await getTranslator('overview');
    const sections = await allFields(head.detail, { locale: place.locale, mayEdit: false });
    const fields = sections.flatMap((section) => section.fields).filter(({ name, value }) => value !== null && !ELSEWHERE.has(name));
    const shown = rowsOf(fields, look).map(({ name, label, text }) => ({
      id: name,
      label,
      value: <span className="whitespace-normal [overflow-wrap:anywhere]">{text}</span>,
    }));
    const more = fields.length - shown.length;
    return (
      <WidgetPanel place={place} look={look} fact={more > 0 && t('about.more', { count: more })}>
        <FactRows rows={shown} />
      </WidgetPanel>
    );
  },
});

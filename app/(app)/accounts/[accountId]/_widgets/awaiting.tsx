import { type AccountWidget, defineWidget } from '@/app/(app)/accounts/[accountId]/_widgets/define-widget';
import { WidgetPanel } from '@/app/(app)/accounts/[accountId]/_widgets/widget-panel';
import { getTranslator } from '@/lib/next/messages';

/** A widget of which nothing was recorded for the account: it says what will stand here, and from what. */
export function awaitingWidget(id: 'campaigns' | 'health'): AccountWidget {
  return defineWidget({
    View: async ({ place, look }) => {
      const t = await getTranslator('overview');
      return <WidgetPanel place={place} look={look} tab={id} empty={t(`awaiting.${id}`)} />;
    },
  });
}

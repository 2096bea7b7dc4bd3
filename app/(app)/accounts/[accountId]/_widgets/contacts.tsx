import { defineWidget, rowsOf } from '@/app/(app)/accounts/[accountId]/_widgets/define-widget';
import { recordHref } from '@/app/(app)/accounts/[accountId]/_widgets/record-href';
import { WidgetPanel } from '@/app/(app)/accounts/[accountId]/_widgets/widget-panel';
import { RowList } from '@/components/overview/row-list';
import { Tag } from '@/components/ui/tag';
import { readableWord } from '@/lib/kit/readable-word';
import { getTranslator } from '@/lib/next/messages';

/** The people who matter, the key contacts first. */
export const contactsWidget = defineWidget({
  View: async ({ place, look, overview: { contacts } }) => {
    const t = await getTranslator('overview');
    const { rows = [], total = 0 } = contacts ?? {};
    const shown = rowsOf(rows, look).map(({ key, name, title, role, isKey }) => ({
      id: key,
      title: name,
      href: recordHref(place, 'contact', key),
      text: [title, role && readableWord(role)].filter(Boolean).join(' · '),
      end: isKey && <Tag>{t('contacts.key')}</Tag>,
    }));
    return (
      <WidgetPanel
        place={place}
        look={look}
        add="contact"
        meta={total > 0 && t('shownOf', { shown: shown.length, total })}
        tab="users"
        flush
        empty={total === 0 && t('contacts.empty')}
      >
        <RowList label={t('widget.contacts')} rows={shown} />
      </WidgetPanel>
    );
  },
});

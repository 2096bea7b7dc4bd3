import { tagActions } from '@/app/(app)/accounts/[accountId]/_head/tag-actions';
import { defineWidget } from '@/app/(app)/accounts/[accountId]/_widgets/define-widget';
import { WidgetPanel } from '@/app/(app)/accounts/[accountId]/_widgets/widget-panel';
import { AccountTags } from '@/components/tag/account-tags';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

/** The account's tags, put on and taken off where they stand. */
export const tagsWidget = defineWidget({
  View: async ({ place, look, top: { head } }) => {
    const t = await getTranslator('overview');
    const { tags } = head.detail;
    return (
      <WidgetPanel place={place} look={look}>
        {tags.length === 0 && <p className="mb-1 text-ink-2">{t('tags.empty')}</p>}
        <Messages areas={['tag']}>
          <AccountTags tags={tags} edit={tagActions(place)} />
        </Messages>
      </WidgetPanel>
    );
  },
});

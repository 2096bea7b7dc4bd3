import { defineWidget } from '@/app/(app)/accounts/[accountId]/_widgets/define-widget';
import { WidgetPanel } from '@/app/(app)/accounts/[accountId]/_widgets/widget-panel';
import { TagChip } from '@/components/tag/tag-chip';
import { getTranslator } from '@/lib/next/messages';

/** The account's tags. */
export const tagsWidget = defineWidget({
  View: async ({ place, look, top: { head } }) => {
    const t = await getTranslator('overview');
    const { tags } = head.detail;
    return (
      <WidgetPanel place={place} look={look} empty={tags.length === 0 && t('tags.empty')}>
        <ul className="flex flex-wrap gap-1">
          {tags.map((tag) => (
            <li key={tag.id}>
              <TagChip tag={tag} />
            </li>
          ))}
        </ul>
      </WidgetPanel>
    );
  },
});

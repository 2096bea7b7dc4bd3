import { defineWidget } from '@/app/(app)/accounts/[accountId]/_widgets/define-widget';
import { WidgetPanel } from '@/app/(app)/accounts/[accountId]/_widgets/widget-panel';
import { Tag } from '@/components/ui/tag';
import { getTranslator } from '@/lib/next/messages';

/** The account's tags. */
export const tagsWidget = defineWidget({
  View: async ({ place, look, overview: { tags } }) => {
    const t = await getTranslator('overview');
    return (
      <WidgetPanel place={place} look={look} empty={tags.length === 0 && t('tags.empty')}>
        <ul className="flex flex-wrap gap-1">
          {tags.map(({ id, name }) => (
            <li key={id}>
              <Tag>{name}</Tag>
            </li>
          ))}
        </ul>
      </WidgetPanel>
    );
  },
});

import { defineWidget } from '@/app/(app)/accounts/[accountId]/_widgets/define-widget';
import { WidgetPanel } from '@/app/(app)/accounts/[accountId]/_widgets/widget-panel';
import { Avatar } from '@/components/ui/avatar';
import { Tag } from '@/components/ui/tag';
import { getTranslator } from '@/lib/next/messages';

/** Who of ours looks after the account. */
export const assignmentWidget = defineWidget({
  View: async ({ place, look, top: { head }, overview: { teams } }) => {
    const t = await getTranslator('overview');
    const { owner } = head.detail;
    return (
      <WidgetPanel place={place} look={look}>
        {owner ? (
          <div className="flex items-center gap-2">
            <Avatar name={owner.name} />
            <div className="min-w-0">
              <div className="font-medium [overflow-wrap:anywhere]">{owner.name}</div>
              <div className="text-sm text-ink-2">{t('assignment.owner')}</div>
            </div>
          </div>
        ) : (
          <p className="text-ink-2">{t('assignment.empty')}</p>
        )}
        {teams && teams.length > 0 && (
          <div className="mt-3 flex flex-wrap items-center gap-1">
            <span className="text-sm text-ink-2">{t('assignment.teams')}</span>
            {teams.map((name) => (
              <Tag key={name}>{name}</Tag>
            ))}
          </div>
        )}
      </WidgetPanel>
    );
  },
});

import { layoutName } from '@/app/(app)/accounts/[accountId]/_tabs/overview/layout-words';
import { Button, ButtonLink } from '@/components/ui/button';
import { Menu } from '@/components/ui/menu';
import { invoke } from '@/lib/core/operation';
import type { AppliedLayout } from '@/lib/features/layout/contract';
import { listMembers } from '@/lib/features/member/queries';
import { hrefWith } from '@/lib/kit/url-codec';
import { type AccountPlace, keptParams } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

/** People who are offered; of an organization with more, those of the layout's team or the first by name. */
const MOST_OFFERED = 200;

interface PreviewLineProps {
  place: AccountPlace;
  /** The layout previewed, as its draft says. */
  layout: AppliedLayout;
}

/** Above a page that shows a layout before it is published: whose eyes it is seen with, and the ways on. */
export async function PreviewLine({ place, layout }: PreviewLineProps) {
  const t = await getTranslator('layout');
  const { preview: _preview, as, ...kept } = keptParams(place);
  const members = (await invoke(listMembers, place.caller, {})).filter(({ status }) => status === 'active');
  const { actor } = place.caller;
  const isSeenAs = actor.kind === 'user' && actor.seenBy !== undefined;
  const nameOf = (id?: string) => members.find((member) => member.id === id)?.name;
  const asOther = (id?: string) => hrefWith(place.path, { ...kept, preview: layout.id, ...(id !== undefined && { as: id }) });
  const ofTeam = members.filter(({ teams }) => layout.teamId === null || teams.some(({ id }) => id === layout.teamId)).slice(0, MOST_OFFERED);
  const name = await layoutName(layout);
  const unseen = nameOf(place.search.unseen);
  return (
    <div
      data-print="hidden"
      className="mt-3 flex flex-wrap items-center gap-2 rounded-md bg-info-soft px-3 py-1.5 text-sm text-info"
      role="status"
      aria-label={t('previewLabel')}
    >
      <span className="grow">
        {isSeenAs ? t('previewingAs', { name, person: nameOf(as) ?? '' }) : t('previewing', { name, team: layout.teamName ?? t('everyone') })}
        {unseen && ` ${t('unseen', { person: unseen })}`}
      </span>
      <Menu
        trigger={
          <Button size="small" icon="eye">
            {t('seeAs')}
          </Button>
        }
        groups={[
          ...(isSeenAs ? [{ items: [{ label: t('seeAsMyself'), href: asOther() }] }] : []),
          { label: t('seeAsPerson'), items: ofTeam.map((member) => ({ label: member.name, href: asOther(member.id), meta: member.teams[0]?.name })) },
        ]}
      />
      <ButtonLink size="small" icon="pencil" href={hrefWith(place.path, { ...kept, edit: layout.id })} prefetch={false}>
        {t('edit')}
      </ButtonLink>
      <ButtonLink size="small" href={hrefWith(place.path, kept)} prefetch={false}>
        {t('endPreview')}
      </ButtonLink>
    </div>
  );
}

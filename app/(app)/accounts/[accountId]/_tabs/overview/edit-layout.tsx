import { NEW_LAYOUT } from '@/app/(app)/accounts/[accountId]/_head/head-reads';
import { discard, latest, publish, rollBack, save, withdraw } from '@/app/(app)/accounts/[accountId]/_tabs/overview/actions';
import { layoutName } from '@/app/(app)/accounts/[accountId]/_tabs/overview/layout-words';
import { Precedence } from '@/app/(app)/accounts/[accountId]/_tabs/overview/precedence';
import type { ShapedAccount } from '@/app/(app)/accounts/[accountId]/_tabs/overview/shaped-account';
import { type EditableWidget, LayoutEditor } from '@/components/layout-editor/layout-editor';
import { WhyDialog } from '@/components/layout-editor/why-dialog';
import { ButtonLink } from '@/components/ui/button';
import type { Layout, LayoutSummary } from '@/lib/features/layout/contract';
import { hrefWith } from '@/lib/kit/url-codec';
import { type AccountPlace, keptParams } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { readAccountLayout } from '@/lib/registry/account-layout';
import { accountTabs } from '@/lib/registry/account-tabs';

interface EditLayoutProps {
  place: AccountPlace;
  account: ShapedAccount;
  layout: Layout;
  layouts: readonly LayoutSummary[];
  widgets: readonly EditableWidget[];
}

/** The overview as its layout's editor. */
export async function EditLayout({ place, account, layout, layouts, widgets }: EditLayoutProps) {
  const t = await getTranslator('layout');
  const names = await getTranslator('account');
  const { id, version, published, hasDraft, versions, teamId, teamName } = layout;
  const { dropped, ...content } = readAccountLayout(layout.content);
  const edit = (other: string) => hrefWith(place.path, { ...keptParams(place), edit: other });
  const subject = { type: account.type.id, teamIds: teamId === null ? [] : [teamId], place: account.placement };
  const why = (
    <WhyDialog>
      <Precedence layouts={layouts} subject={subject} who={{ team: teamName ?? t('why.noTeam') }} editHref={edit} />
      <ButtonLink size="small" icon="plus" href={edit(NEW_LAYOUT)} className="mt-3">
        {t('another')}
      </ButtonLink>
    </WhyDialog>
  );
  return (
    <Messages areas={['layout']}>
      {dropped.length > 0 && (
        <p role="status" className="mb-3 rounded-md bg-info-soft px-3 py-1.5 text-info">
          {t('dropped', { count: dropped.length, names: dropped.join(', ') })}
        </p>
      )}
      <LayoutEditor
        key={id}
        layout={{ id, name: await layoutName(layout), version, published, hasDraft, versions }}
        content={content}
        widgets={widgets}
        tabs={accountTabs.map((tab) => ({ id: tab.id, label: names(`tabs.${tab.id}`) }))}
        actions={{ save, latest, publish, discard, rollBack, withdraw }}
        previewHref={hrefWith(place.path, { ...keptParams(place), preview: id })}
        doneHref={hrefWith(place.path, keptParams(place))}
        why={why}
      />
    </Messages>
  );
}

import { start } from '@/app/(app)/accounts/[accountId]/_tabs/overview/actions';
import { Precedence } from '@/app/(app)/accounts/[accountId]/_tabs/overview/precedence';
import type { ShapedAccount } from '@/app/(app)/accounts/[accountId]/_tabs/overview/shaped-account';
import { NewLayout } from '@/components/layout-editor/new-layout';
import { Panel } from '@/components/panel/panel';
import { ButtonLink } from '@/components/ui/button';
import { LAYOUT_VARIANTS, type LayoutSummary } from '@/lib/features/layout/contract';
import type { FieldSpec } from '@/lib/kit/form-field';
import { hrefWith } from '@/lib/kit/url-codec';
import { type AccountPlace, keptParams } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import type { AccountLayout } from '@/lib/registry/account-layout';

interface BeginLayoutProps {
  place: AccountPlace;
  account: ShapedAccount;
  layouts: readonly LayoutSummary[];
  /** The teams whose pages the reader may shape; `all`: and everybody's. */
  shapes: { all: boolean; teams: readonly { id: string; name: string }[]; own: readonly string[] };
  /** What the page shows now. */
  shown: AccountLayout;
}

/** Which layouts there are for this account, and the beginning of another one. */
export async function BeginLayout({ place, account, layouts, shapes, shown }: BeginLayoutProps) {
  const t = await getTranslator('layout');
  const edit = (id: string) => hrefWith(place.path, { ...keptParams(place), edit: id });
  const teams = shapes.teams.map(({ id, name }) => ({ value: id, label: name }));
  const fields: FieldSpec[] = [
    {
      path: 'types',
      kind: 'select',
      label: t('new.type'),
      required: true,
      options: [
        { value: 'this', label: account.type.name },
        { value: 'any', label: t('new.anyType') },
      ],
    },
    {
      path: 'teamId',
      kind: 'select',
      label: t('new.team'),
      hint: t('new.teamHint'),
      required: true,
      options: shapes.all ? [{ value: 'any', label: t('new.anyTeam') }, ...teams] : teams,
    },
    {
      path: 'variant',
      kind: 'select',
      label: t('new.variant'),
      hint: t('new.variantHint'),
      required: true,
      options: LAYOUT_VARIANTS.map((value) => ({ value, label: t(`new.variants.${value}`) })),
    },
  ];
  const { tabs, widgets } = shown;
  return (
    <Messages areas={['layout']}>
      <div className="grid max-w-260 grid-cols-[minmax(0,1fr)] gap-gap">
        <div>
          <ButtonLink size="small" icon="chevron-left" href={hrefWith(place.path, keptParams(place))}>
            {t('back')}
          </ButtonLink>
        </div>
        <Panel title={t('why.title')}>
          <Precedence
            layouts={layouts}
            subject={{ type: account.type.id, teamIds: shapes.own, place: account.placement }}
            who={{ you: true }}
            editHref={edit}
          />
        </Panel>
        <Panel title={t('new.title')} meta={t('new.from')}>
          <NewLayout
            fields={fields}
            defaults={{ types: 'this', teamId: shapes.all ? 'any' : (teams[0]?.value ?? ''), variant: 'any' }}
            action={start.bind(null, { type: account.type.id, content: { tabs: [...tabs], widgets: [...widgets] } })}
            path={place.path}
            params={keptParams(place)}
          />
        </Panel>
      </div>
    </Messages>
  );
}

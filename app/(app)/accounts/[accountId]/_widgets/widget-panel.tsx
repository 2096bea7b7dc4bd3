import Link from 'next/link';
import type { ReactNode } from 'react';
import { Panel } from '@/components/panel/panel';
import { IconLink } from '@/components/ui/button';
import { may } from '@/lib/core/actor';
import { accountHref } from '@/lib/features/account/address';
import { hrefWith } from '@/lib/kit/url-codec';
import { type AccountPlace, keptParams } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';
import type { PlacedWidget } from '@/lib/registry/account-layout';
import { type AccountRecordKind, findRecordKind } from '@/lib/registry/account-records';
import { findAccountTab } from '@/lib/registry/account-tabs';

interface WidgetPanelProps {
  place: AccountPlace;
  look: PlacedWidget;
  /** A unit, a window or a count. */
  meta?: ReactNode;
  /** The kind of record that its one "add" button makes. */
  add?: AccountRecordKind;
  /** The one fact to know. */
  fact?: ReactNode;
  /** Id of the tab that shows all of it, if there is one that the reader may open. */
  tab?: string;
  /** The body reaches the borders. */
  flush?: boolean;
  /** What stands in place of the body while there is nothing. */
  empty?: false | string;
  children?: ReactNode;
}

type AccountTab = NonNullable<ReturnType<typeof findAccountTab>>;

const LEAST_HEIGHT = { 1: '', 2: 'wide:min-h-52', 3: 'wide:min-h-80' } as const;

/** The link of a widget to the tab that shows all of it. */
async function TabLink({ place, tab }: { place: AccountPlace; tab: AccountTab }) {
  const t = await getTranslator('account');
  return (
    <Link className="link inline-grid" prefetch={false} href={hrefWith(accountHref(place.accountId, tab.id), keptParams(place))}>
      {t(`tabs.${tab.id}`)}
    </Link>
  );
}

/** The frame of every widget: its name, its one add button, and where there is more. */
export async function WidgetPanel({ place, look, meta, add, fact, tab, flush, empty, children }: WidgetPanelProps) {
  const t = await getTranslator('overview');
  const record = await getTranslator('record');
  const title = t(`widget.${look.id}`);
  const kind = add && findRecordKind(add);
  const canAdd = kind && may(place.caller.actor, kind.write);
  const found = tab === undefined ? undefined : findAccountTab(tab);
  const more = found && may(place.caller.actor, found.permission) ? found : undefined;
  return (
    <Panel
      title={title}
      meta={meta}
      actions={
        canAdd && (
          <IconLink
            kind="quiet"
            size="small"
            icon="plus"
            label={t('add', { kind: record(`kinds.${kind.id}`) })}
            href={hrefWith(place.path, { ...place.search, new: kind.id })}
            scroll={false}
            prefetch={false}
          />
        )
      }
      footer={
        (fact || more) && (
          <>
            <span>{fact}</span>
            {more && <TabLink place={place} tab={more} />}
          </>
        )
      }
      flush={flush && !empty}
      className={empty ? undefined : LEAST_HEIGHT[look.height]}
    >
      {empty ? <p className="text-ink-2">{empty}</p> : children}
    </Panel>
  );
}

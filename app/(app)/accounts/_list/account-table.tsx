'use client';

import { type ComponentProps, type ReactNode, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { BulkAttribute } from '@/app/(app)/accounts/_list/bulk-attribute';
import { BulkEdit, type BulkField } from '@/app/(app)/accounts/_list/bulk-edit';
import { BulkSurvey, type SurveyTarget } from '@/app/(app)/accounts/_list/bulk-survey';
import { BulkTags } from '@/app/(app)/accounts/_list/bulk-tags';
import type { ListAddress } from '@/app/(app)/accounts/_list/read-list';
import { changeView, countViews, createView, planSurvey, removeView } from '@/app/(app)/accounts/actions';
import type { Selection } from '@/components/data-table/bulk-bar';
import { DataTable } from '@/components/data-table/data-table';
import type { ColumnChoices } from '@/components/data-table/filter-editor';
import type { PageWindow } from '@/components/data-table/pager';
import type { SavedView } from '@/components/data-table/saved-views';
import { ViewTabs } from '@/components/data-table/view-tabs';
import type { IconName } from '@/components/ui/icon';
import { ACCOUNTS_PATH, type AccountListRow } from '@/lib/features/account/table';
import type { AttributeDefinition } from '@/lib/kit/attribute';
import type { TableSpec } from '@/lib/kit/table-spec';
import { encodeList } from '@/lib/kit/url-codec';

interface AccountTableProps {
  /** The list's table with the organization's attributes. */
  spec: TableSpec<AccountListRow>;
  rows: readonly AccountListRow[];
  page: PageWindow;
  address: ListAddress;
  views: readonly SavedView[];
  choices: ColumnChoices;
  attributes: readonly AttributeDefinition[];
  /** The reader may change accounts. */
  editable: boolean;
  /** The reader may send surveys. */
  asks: boolean;
  aside: ReactNode;
  empty: ReactNode;
}

const VIEW_ACTIONS = { create: createView, update: changeView, count: countViews, remove: removeView };
const PLACE = { path: ACCOUNTS_PATH };

const FIELDS: readonly { field: BulkField; words: 'owner' | 'status' | 'stage'; icon: IconName }[] = [
  { field: 'ownerEmail', words: 'owner', icon: 'user' },
  { field: 'status', words: 'status', icon: 'flag' },
  { field: 'lifecycleStage', words: 'stage', icon: 'layers' },
];

/** The account list: views, filters, rows, and what can be done with the selected ones. */
export function AccountTable({ spec, rows, page, address, views, choices, attributes, editable, asks, aside, empty }: AccountTableProps) {
  const t = useTranslations('accounts');
  const [editing, setEditing] = useState<{ field: BulkField; label: string; selection: Selection } | null>(null);
  const { state, base, warnings } = address;
  const rowParams = useMemo(() => ({ from: encodeList(state) }), [state]);
  const [tagging, setTagging] = useState<Selection | null>(null);
  const [setting, setSetting] = useState<Selection | null>(null);
  const [asking, setAsking] = useState<Pick<ComponentProps<typeof BulkSurvey>, 'target' | 'first'> | null>(null);
  const tagWord = useTranslations('tag');
  const surveyWord = useTranslations('survey');
  const ofFields = FIELDS.map(({ field, words, icon }) => {
    const label = t(`bulk.${words}`);
    return { label, icon, run: async (selection: Selection) => setEditing({ field, label, selection }) };
  });
  const ask = async (selection: Selection) => {
    const target: SurveyTarget = selection === 'all' ? { filter: state.filter } : { accountIds: selection };
    setAsking({ target, first: await planSurvey(target) });
  };
  const edits = [
    ...ofFields,
    { label: t('bulk.attribute'), icon: 'pencil' as const, run: async (selection: Selection) => setSetting(selection) },
    { label: tagWord('bulk.label'), icon: 'flag' as const, run: async (selection: Selection) => setTagging(selection) },
  ];
  const bulk = [...(editable ? edits : []), ...(asks ? [{ label: surveyWord('send'), icon: 'send' as const, run: ask }] : [])];
  return (
    <>
      <ViewTabs views={views} actions={VIEW_ACTIONS} state={state} base={base} place={PLACE} />
      <DataTable
        spec={spec}
        label={t('title')}
        rows={rows}
        page={page}
        state={state}
        base={base}
        place={PLACE}
        rowParams={rowParams}
        choices={choices}
        bulk={bulk}
        dropped={warnings.length}
        aside={aside}
        empty={empty}
      />
      {asking && <BulkSurvey {...asking} onClose={() => setAsking(null)} />}
      {tagging && <BulkTags selection={tagging} filter={state.filter} tags={choices.tags ?? []} onClose={() => setTagging(null)} />}
      {setting && (
        <BulkAttribute
          selection={setting}
          filter={state.filter}
          attributes={attributes}
          people={choices.owner ?? []}
          onClose={() => setSetting(null)}
        />
      )}
      {editing && <BulkEdit {...editing} filter={state.filter} choices={choices} onClose={() => setEditing(null)} />}
    </>
  );
}

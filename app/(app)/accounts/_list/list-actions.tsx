import { createAccount } from '@/app/(app)/accounts/actions';
import { FormDialog } from '@/components/form/form-dialog';
import { ButtonLink } from '@/components/ui/button';
import { accountTable } from '@/lib/features/account/table';
import type { Choice } from '@/lib/kit/condition-words';
import type { FieldSpec } from '@/lib/kit/form-field';
import type { TableState } from '@/lib/kit/table-state';
import { encodeState, hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';

interface ListActionsProps {
  state: TableState;
  base: TableState;
  types: readonly Choice[];
  editable: boolean;
}

/** What one can do with the whole list. */
export async function ListActions({ state, base, types, editable }: ListActionsProps) {
  const t = await getTranslator('accounts');
  const fields: readonly FieldSpec[] = [
    { path: 'name', kind: 'text', label: t('create.name'), required: true, maxLength: 255 },
    { path: 'id', kind: 'text', label: t('create.id'), hint: t('create.idHint'), required: true, maxLength: 255 },
    { path: 'type', kind: 'select', label: t('create.type'), required: true, options: types },
    { path: 'parentId', kind: 'text', label: t('create.parent'), required: false, maxLength: 255 },
  ];
  return (
    <>
      <ButtonLink icon="download" href={hrefWith('/accounts.csv', encodeState(accountTable, { ...state, cursor: null }, base))} prefetch={false}>
        {t('export')}
      </ButtonLink>
      {editable && (
        <ButtonLink icon="file" href="/settings/imports?kind=account">
          {t('import')}
        </ButtonLink>
      )}
      {editable && (
        <FormDialog
          label={t('create.open')}
          kind="primary"
          icon="plus"
          title={t('create.open')}
          fields={fields}
          defaults={{ type: types[0]?.value }}
          submit={t('create.save')}
          action={createAccount}
          done={t('create.done')}
        />
      )}
    </>
  );
}

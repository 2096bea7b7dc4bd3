import { CHARTS_PATH, sameContent } from '@/app/(app)/charts/_explorer/place';
import type { Explorer } from '@/app/(app)/charts/_explorer/read-page';
import { removeChart, saveChanges, saveNew } from '@/app/(app)/charts/actions';
import { FormDialog } from '@/components/form/form-dialog';
import { ActButton } from '@/components/settings/act-button';
import { ButtonLink } from '@/components/ui/button';
import type { FieldSpec } from '@/lib/kit/form-field';
import { getTranslator } from '@/lib/next/messages';

/** What can be done with the chart that is shown: kept under a name, changed, shared, deleted. */
export async function ChartActions({ explorer: { open, content } }: { explorer: Explorer }) {
  const t = await getTranslator('explorer');
  const fields: FieldSpec[] = [
    { path: 'name', kind: 'text', label: t('name'), required: true, maxLength: 80 },
    { path: 'isShared', kind: 'checkbox', label: t('share'), hint: t('shareHint'), required: false },
  ];
  const from = open && { id: open.id, version: open.version };
  return (
    <>
      {open && (
        <ButtonLink size="small" kind="quiet" href={CHARTS_PATH}>
          {t('new')}
        </ButtonLink>
      )}
      {from && open.editable && (
        <>
          <ActButton
            label={t('delete')}
            done={t('deleted')}
            confirm={{ title: t('confirm', { name: open.name }), text: t('confirmText') }}
            action={removeChart.bind(null, { id: open.id })}
          />
          <FormDialog
            key={`${open.version} details`}
            label={t('details')}
            title={t('details')}
            fields={fields}
            defaults={{ name: open.name, isShared: open.isShared }}
            submit={t('save')}
            action={saveChanges.bind(null, from)}
            done={t('savedDone')}
          />
          {!sameContent(open.content, content) && (
            <ActButton kind="primary" label={t('saveChanges')} done={t('savedDone')} action={saveChanges.bind(null, from, { content })} />
          )}
        </>
      )}
      <FormDialog
        label={open ? t('saveAs') : t('save')}
        kind={open ? undefined : 'primary'}
        title={t('saveTitle')}
        description={t('saveText')}
        fields={fields}
        defaults={{ isShared: false }}
        submit={t('save')}
        action={saveNew.bind(null, content)}
        done={t('savedDone')}
      />
    </>
  );
}

import { FactRows } from '@/components/panel/fact-rows';
import { Panel } from '@/components/panel/panel';
import type { Publication } from '@/lib/features/publication/contract';
import { getTranslator } from '@/lib/next/messages';

/** What customers may do with the publication. */
export async function FactsPanel({ publication }: { publication: Publication }) {
  const { shareable, updatePolicy, canDownload, canForward, watermark, hubs, versions } = publication;
  const t = await getTranslator('publication');
  const said = (is: boolean) => (is ? t('yes') : t('no'));
  const onPages = [
    { id: 'download', label: t('field.canDownload'), value: said(canDownload) },
    { id: 'watermark', label: t('field.watermark'), value: said(watermark) },
  ];
  const rows = [
    { id: 'shareable', label: t('field.shareable'), value: said(shareable) },
    { id: 'policy', label: t('column.policy'), value: t(`policy.${updatePolicy}`) },
    { id: 'forward', label: t('field.canForward'), value: said(canForward) },
    ...(versions.some(({ url }) => url !== null) ? [] : onPages),
  ];
  return (
    <Panel title={t('facts')} footer={<span>{t('hubs', { count: hubs })}</span>}>
      <FactRows rows={rows} />
    </Panel>
  );
}

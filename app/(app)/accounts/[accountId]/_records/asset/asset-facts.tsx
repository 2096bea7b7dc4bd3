import { FactRows } from '@/components/panel/fact-rows';
import type { Asset } from '@/lib/features/asset/contract';
import { formatInstant } from '@/lib/kit/date-format';
import { getTranslator } from '@/lib/next/messages';

interface AssetFactsProps {
  asset: Asset;
  reader: { locale: string; timeZone: string };
}

/** What is known of an asset, and its address when it is a link. */
export async function AssetFacts({ asset, reader: { locale, timeZone } }: AssetFactsProps) {
  const t = await getTranslator('asset');
  const { kind, tags, description, url, addedBy, createdAt } = asset;
  const rows = [
    {
      id: 'url',
      label: t('field.url'),
      value: url && (
        <a className="link wrap-anywhere" href={url} target="_blank" rel="noopener noreferrer nofollow">
          {url}
        </a>
      ),
    },
    { id: 'kind', label: t('column.kind'), value: kind },
    { id: 'tags', label: t('column.tags'), value: tags.join(', ') },
    { id: 'description', label: t('field.description'), value: description && <span className="whitespace-pre-wrap">{description}</span> },
    { id: 'addedBy', label: t('column.addedBy'), value: addedBy },
    { id: 'added', label: t('column.added'), value: formatInstant(createdAt, locale, timeZone) },
  ];
  return <FactRows rows={rows.filter(({ value }) => value)} />;
}

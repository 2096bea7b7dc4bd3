import { UploadPanel } from '@/components/asset/upload-panel';
import { ButtonLink } from '@/components/ui/button';
import type { Asset } from '@/lib/features/asset/contract';
import { formatInstant } from '@/lib/kit/date-format';
import { formatNumber } from '@/lib/kit/number-format';
import { getTranslator } from '@/lib/next/messages';

interface AssetVersionsProps {
  asset: Asset;
  editable: boolean;
  reader: { locale: string; timeZone: string };
}

/** Every version of a file, newest first, and a place to drop the next one. */
export async function AssetVersions({ asset: { id, accountId, files }, editable, reader: { locale, timeZone } }: AssetVersionsProps) {
  const t = await getTranslator('asset');
  return (
    <section aria-labelledby="asset-versions" className="mt-6">
      <h3 id="asset-versions" className="mb-1 font-strong">
        {t('versions')}
      </h3>
      <ol reversed>
        {files.map(({ number, fileName, size, uploadedBy, createdAt }) => (
          <li key={number} className="flex items-center gap-3 border-t border-line py-2 first:border-t-0">
            <div className="min-w-0 grow">
              <p className="cut">{t('version', { number, name: fileName })}</p>
              <p className="text-sm text-ink-2">
                {t('versionFacts', {
                  size: formatNumber(Math.max(Math.round(size / 10_000), 1) / 100, locale),
                  person: uploadedBy ?? t('nobody'),
                  at: formatInstant(createdAt, locale, timeZone) ?? '',
                })}
              </p>
            </div>
            <ButtonLink
              size="small"
              icon="download"
              prefetch={false}
              download
              href={`/api/v1/assets/${encodeURIComponent(id)}/file?number=${number}`}
              aria-label={t('downloadVersion', { number })}
            >
              {t('download')}
            </ButtonLink>
          </li>
        ))}
      </ol>
      {editable && (
        <div className="mt-3">
          <UploadPanel accountId={accountId} details={{ assetId: id }} single />
        </div>
      )}
    </section>
  );
}

import Link from 'next/link';
import { readdress } from '@/app/(app)/hub/library/actions';
import { addressField } from '@/app/(app)/hub/library/publication-fields';
import { FormDialog } from '@/components/form/form-dialog';
import { Panel } from '@/components/panel/panel';
import { NewVersion } from '@/components/publication/new-version';
import { ButtonLink } from '@/components/ui/button';
import { Tag } from '@/components/ui/tag';
import type { Caller } from '@/lib/core/actor';
import type { Publication, PublicationVersion } from '@/lib/features/publication/contract';
import { failureName, LIBRARY_PATH } from '@/lib/features/publication/table';
import { formatInstant } from '@/lib/kit/date-format';
import { formatNumber } from '@/lib/kit/number-format';
import { getTranslator, readLocale } from '@/lib/next/messages';

interface VersionsPanelProps {
  publication: Publication;
  /** Number of the version whose pages are shown. */
  shown?: number;
  caller: Caller;
  mayWrite: boolean;
}

/** One version: when it came, from whom, and which pages it changed. */
async function VersionRow({ publication, version, shown, caller }: Omit<VersionsPanelProps, 'mayWrite'> & { version: PublicationVersion }) {
  const t = await getTranslator('publication');
  const locale = await readLocale();
  const { number, state, size, note, changedPages, createdBy, createdAt, fileName } = version;
  const name = t('version', { number });
  const by = { person: createdBy ?? '—', at: formatInstant(createdAt, locale, caller.organization.timezone) ?? '' };
  return (
    <li className="flex items-start gap-3 border-t border-line py-2.5 first:border-t-0">
      <div className="min-w-0 grow">
        <p className="flex items-center gap-2">
          {state === 'ready' && number !== shown ? (
            <Link href={`${LIBRARY_PATH}/${publication.id}?version=${number}`} scroll={false} className="link font-strong">
              {name}
            </Link>
          ) : (
            <span className="font-strong" aria-current={number === shown || undefined}>
              {name}
            </span>
          )}
          {state !== 'ready' && <Tag>{t(`state.${state}`)}</Tag>}
        </p>
        <p className="text-sm text-ink-2">
          {size === null
            ? t('versionPlace', by)
            : t('versionFacts', { ...by, size: formatNumber(Math.max(Math.round(size / 10_000), 1) / 100, locale) })}
        </p>
        {note && <p className="mt-1">{note}</p>}
        {state === 'ready' && number > 1 && fileName && (
          <p className="mt-1 text-sm text-ink-2">{t('whatChanged', { pages: changedPages.length, list: changedPages.join(', ') })}</p>
        )}
        {state === 'failed' && <p className="mt-1 text-poor">{t(`failure.${failureName(version.failure)}`)}</p>}
      </div>
      {state === 'ready' && fileName && (
        <ButtonLink
          size="small"
          icon="download"
          prefetch={false}
          download
          href={`/api/v1/publications/${publication.id}/file?number=${number}`}
          aria-label={t('downloadVersion', { number })}
        >
          {t('download')}
        </ButtonLink>
      )}
    </li>
  );
}

/** Every version, newest first, and the way to the next one. */
export async function VersionsPanel({ mayWrite, ...rest }: VersionsPanelProps) {
  const { id, versions } = rest.publication;
  const t = await getTranslator('publication');
  const isLink = versions.some(({ url }) => url !== null);
  const isDrawing = versions.some(({ state }) => state === 'drawing');
  const renew = isLink ? (
    <FormDialog
      label={t('addressNew')}
      title={t('addressNew')}
      fields={[await addressField()]}
      submit={t('save')}
      action={readdress.bind(null, id)}
      done={t('addressSaved')}
    />
  ) : (
    <NewVersion id={id} />
  );
  return (
    <Panel title={t('versions')} actions={mayWrite && !isDrawing && renew}>
      <ol reversed>
        {versions.map((version) => (
          <VersionRow key={version.id} version={version} {...rest} />
        ))}
      </ol>
    </Panel>
  );
}

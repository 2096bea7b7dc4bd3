import Link from 'next/link';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { PagePreview } from '@/components/publication/page-preview';
import { ButtonLink } from '@/components/ui/button';
import type { Publication, PublicationVersion } from '@/lib/features/publication/contract';
import { LIBRARY_PATH } from '@/lib/features/publication/table';
import { hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';

interface PagesPanelProps {
  publication: Publication;
  /** The version to look at; none while none is ready. */
  version?: PublicationVersion;
  /** The page to look at closely. */
  page?: number;
}

/** The pages of a version as customers see them: all of them small, or one of them large. */
export async function PagesPanel({ publication: { id, title }, version, page }: PagesPanelProps) {
  const t = await getTranslator('publication');
  if (!version) {
    return (
      <Panel title={t('pages')}>
        <PanelEmpty title={t('noPages')} text={t('noPagesText')} />
      </Panel>
    );
  }
  const { number, url, pageCount, changedPages } = version;
  if (url !== null) {
    return (
      <Panel title={t('address')}>
        <p className="mb-3 break-all">{url}</p>
        <ButtonLink href={url} icon="link" target="_blank" rel="noreferrer">
          {t('open')}
        </ButtonLink>
      </Panel>
    );
  }
  const pictureOf = (one: number, small: boolean) => `/api/v1/publications/${id}/picture?number=${number}&page=${one}${small ? '&small=true' : ''}`;
  const hrefOf = (one: number | null) => hrefWith(`${LIBRARY_PATH}/${id}`, { version: String(number), ...(one !== null && { page: String(one) }) });
  const pages = Array.from({ length: pageCount }, (_, index) => index + 1);
  const shown = page !== undefined && page <= pageCount ? page : undefined;
  return (
    <Panel title={t('version', { number })} meta={t('pagesOf', { count: pageCount })} footer={<span>{t('preview')}</span>}>
      {shown === undefined ? (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(7.5rem,1fr))] gap-3">
          {pages.map((one) => (
            <li key={one}>
              <Link
                href={hrefOf(one)}
                scroll={false}
                prefetch={false}
                aria-label={changedPages.includes(one) ? t('pageChanged', { page: one }) : t('pageNumber', { page: one })}
                className="group grid gap-1 text-center text-sm text-ink-2"
              >
                {/* biome-ignore lint/performance/noImgElement: drawn at its size already, and served to those who may see it only */}
                <img
                  src={pictureOf(one, true)}
                  alt=""
                  loading="lazy"
                  className="aspect-[3/4] w-full rounded-md border border-line bg-white object-contain group-hover:border-accent"
                />
                <span>
                  {one} {changedPages.includes(one) && <span className="text-info">{t('pageNew')}</span>}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      ) : (
        <PagePreview
          picture={pictureOf(shown, false)}
          alt={t('page', { page: shown, title })}
          position={t('position', { page: shown, pages: pageCount })}
          all={{ href: hrefOf(null), label: t('allPages') }}
          previous={{ href: shown > 1 ? hrefOf(shown - 1) : null, label: t('previous') }}
          next={{ href: shown < pageCount ? hrefOf(shown + 1) : null, label: t('next') }}
        />
      )}
    </Panel>
  );
}

import Link from 'next/link';
import { useTranslations } from 'use-intl/react';
import { Icon } from '@/components/ui/icon';
import { Tag } from '@/components/ui/tag';
import type { ShelfItem } from '@/lib/features/hub/contract';
import { readerPath } from '@/lib/features/hub/table';
import { formatDay } from '@/lib/kit/date-format';

interface ShelfRowProps {
  hubId: string;
  item: ShelfItem;
  locale: string;
}

const name = "font-medium after:absolute after:inset-0 after:content-[''] hover:underline wrap-anywhere";

/** One document of a reader's list. Addresses aren't fetched ahead: what is sent to a reader is a fact. */
export function ShelfRow({ hubId, item, locale }: ShelfRowProps) {
  const t = useTranslations('hubPage');
  const { id, title, kind, description, isLink, pageCount, number, updatedOn, wasOpened, canDownload } = item;
  const path = readerPath(hubId, id);
  const kindWord = t(`kind.${kind as 'other'}`);
  return (
    <li className="flex items-start gap-3 p-4">
      <Icon name={isLink ? 'link' : 'file'} size={16} className="mt-1 flex-none text-ink-3" />
      <div className="min-w-0 flex-1">
        <div className="relative min-h-6">
          {isLink ? (
            <a href={`${path}/link`} target="_blank" rel="noreferrer" className={name}>
              {title}
            </a>
          ) : (
            <Link href={path} prefetch={false} className={name}>
              {title}
            </Link>
          )}
        </div>
        <p className="text-sm text-ink-2">{isLink ? t('list.link') : t('list.facts', { kind: kindWord, pages: pageCount })}</p>
        {description && <p className="mt-1 text-ink-2 wrap-anywhere">{description}</p>}
        {updatedOn && <p className="mt-1 text-sm text-info">{t('list.updated', { number, day: formatDay(updatedOn, locale) })}</p>}
      </div>
      {!wasOpened && !isLink && <Tag className="bg-info-soft text-info">{t('list.new')}</Tag>}
      {canDownload && (
        <a
          href={`${path}/file`}
          download
          aria-label={t('list.download', { title })}
          className="-mt-1 inline-flex h-8 w-8 flex-none items-center justify-center rounded-md text-ink-2 hover:bg-pressed hover:text-ink"
        >
          <Icon name="download" size={16} />
        </a>
      )}
    </li>
  );
}

import Link from 'next/link';
import { openHref } from '@/app/(app)/charts/_explorer/place';
import type { Explorer } from '@/app/(app)/charts/_explorer/read-page';
import { Panel } from '@/components/panel/panel';
import { EmptyState } from '@/components/ui/empty-state';
import { Tag } from '@/components/ui/tag';
import { getTranslator } from '@/lib/next/messages';

/** The charts that the reader may open. */
export async function SavedCharts({ explorer: { charts, open } }: { explorer: Explorer }) {
  const t = await getTranslator('explorer');
  return (
    <Panel title={t('saved')} meta={charts.length > 0 && charts.length} flush>
      {charts.length === 0 ? (
        <EmptyState icon="chart" title={t('none')} text={t('noneText')} />
      ) : (
        <ul aria-label={t('saved')} className="max-h-[70vh] overflow-y-auto phone:max-h-56">
          {charts.map(({ id, name, isShared, by }) => (
            <li key={id}>
              <Link
                href={openHref(id)}
                aria-current={open?.id === id ? 'page' : undefined}
                prefetch={false}
                className="flex min-h-row items-center gap-2 px-card py-1 hover:bg-hover current:bg-pressed current:font-medium"
              >
                <span className="min-w-0 grow">
                  <span className="block cut">{name}</span>
                  {isShared && by && <span className="block cut text-sm font-normal text-ink-3">{by}</span>}
                </span>
                {!isShared && <Tag>{t('private')}</Tag>}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

import type { HubReader } from '@/app/(app)/hub/_manager/place';
import { type HeatPage, HeatStrip } from '@/components/hub-manager/heat-strip';
import { Figure } from '@/components/ui/figure';
import type { VersionReading } from '@/lib/features/hub-manager/reading-contract';
import { VIEWED_MS } from '@/lib/features/hub-reading/metrics';
import { formatClock } from '@/lib/kit/clock-format';
import { formatDuration } from '@/lib/kit/duration-format';
import { formatNumber, NO_VALUE } from '@/lib/kit/number-format';
import { getTranslator } from '@/lib/next/messages';

/** From how many milliseconds on a bar is drawn stronger. */
const LEVELS_MS = [VIEWED_MS, 20_000, 45_000, 90_000];

const levelOf = (ms: number) => (1 + LEVELS_MS.filter((from) => ms >= from).length) as HeatPage['level'];

interface VersionStripProps {
  title: string;
  reading: VersionReading;
  /** Whether it is the version that the reader sees now. */
  isShown: boolean;
  reader: HubReader;
}

/** How one version was read: its figures, and the time on each of its pages. */
export async function VersionStrip({ title, reading: { number, ms, viewed, visits, pages }, isShown, reader: { locale } }: VersionStripProps) {
  const t = await getTranslator('hubManager');
  const longest = pages.reduce<VersionReading['pages'][number] | null>((best, page) => (page.ms > (best?.ms ?? 0) ? page : best), null);
  const share = formatNumber(pages.length === 0 ? null : viewed / pages.length, locale, { style: 'percent', maximumFractionDigits: 0 });
  const strip = pages.map((page) => ({
    page: page.page,
    share: page.ms === 0 ? null : page.ms / (longest?.ms ?? 1),
    level: levelOf(page.ms),
    time: page.ms === 0 ? NO_VALUE : formatClock(page.ms),
    mark: page.isNew ? t('contact.new') : '',
  }));
  return (
    <section aria-label={t('contact.versionOf', { title, number })}>
      {!isShown && <h3 className="pb-2 font-medium">{t('contact.earlier', { number })}</h3>}
      <div className="flex flex-wrap gap-x-12 gap-y-3 pb-3">
        <Figure label={t('column.attention')} value={ms === 0 ? null : formatDuration(ms, locale)} />
        <Figure label={t('contact.viewed')} value={viewed} unit={t('contact.ofPages', { pages: pages.length, share })} />
        <Figure
          label={t('contact.longest')}
          value={longest && t('detail.page', { page: longest.page })}
          unit={longest ? [formatClock(longest.ms), ...(longest.isNew ? [t('contact.changedIn', { number })] : [])].join(', ') : undefined}
        />
        <Figure label={t('column.visits')} value={visits} />
      </div>
      {pages.length > 0 && (
        <HeatStrip label={t('contact.heat', { title, number })} words={{ page: t('contact.page'), time: t('column.attention') }} pages={strip} />
      )}
      {pages.some(({ isNew }) => isNew) && <p className="pt-1 text-sm text-ink-2">{t('contact.newMarks', { number: number - 1 })}</p>}
    </section>
  );
}

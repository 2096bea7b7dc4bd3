import { ProgressBar } from '@/components/plan/progress-bar';
import type { Objective } from '@/lib/features/plan/contract';
import { getTranslator } from '@/lib/next/messages';

/** How far an objective has come, as a bar, a share and the values behind it. */
export async function ObjectiveProgress({ objective: { progress, baseline, current, target, unit } }: { objective: Objective }) {
  const t = await getTranslator('plan');
  const share = progress === null ? t('progressUnknown') : t('progressPercent', { percent: progress });
  const known = [baseline, current, target].some((value) => value !== null);
  const values = { baseline: baseline ?? '–', current: current ?? '–', target: target ?? '–', unit: unit ?? '' };
  return (
    <span className="grid gap-0.5">
      <ProgressBar percent={progress} words={share} />
      {known && <span className="text-sm text-ink-2">{t('progressValues', values)}</span>}
    </span>
  );
}

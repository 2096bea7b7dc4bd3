import { Band, type Tone } from '@/components/ui/band';
import type { VisitLabel } from '@/lib/features/hub-reading/metrics';
import { getTranslator } from '@/lib/next/messages';

const TONES: Readonly<Record<VisitLabel, Tone>> = { complete: 'good', at_least: 'average', late: 'info', automated: 'unknown' };

/** How sure we are of a visit's time. */
export async function Confidence({ of }: { of: VisitLabel }) {
  const t = await getTranslator('hubManager');
  return (
    <Band tone={TONES[of]} look="soft">
      {t(`confidence.${of}`)}
    </Band>
  );
}

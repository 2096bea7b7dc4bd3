import { Band } from '@/components/ui/band';
import type { HubState as State } from '@/lib/features/hub-manager/table';
import { getTranslator } from '@/lib/next/messages';

/** How a hub stands. */
export async function HubState({ of }: { of: State }) {
  const t = await getTranslator('hubManager');
  const tone = of === 'open' ? 'good' : of === 'revoked' || of === 'bounced' ? 'poor' : 'unknown';
  return (
    <Band tone={tone} look="soft">
      {t(`state.${of}`)}
    </Band>
  );
}

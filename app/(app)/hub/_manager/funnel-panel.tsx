import Link from 'next/link';
import type { HubReader } from '@/app/(app)/hub/_manager/place';
import { overviewHref } from '@/app/(app)/hub/_manager/place';
import { StuckTable } from '@/app/(app)/hub/_manager/stuck-table';
import { FunnelBars } from '@/components/hub-manager/funnel-bars';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { Explain } from '@/components/ui/explain';
import { SegmentedLinks } from '@/components/ui/segmented';
import type { Overview, OverviewRequest } from '@/lib/features/hub-manager/contract';
import { ACTS, ASIDES, FUNNEL_DAYS } from '@/lib/features/hub-manager/table';
import { formatNumber } from '@/lib/kit/number-format';
import { getTranslator } from '@/lib/next/messages';

interface FunnelPanelProps {
  request: OverviewRequest;
  overview: Overview;
  reader: HubReader;
}

/** How far contacts got with what they were sent; each stage opens who is stuck there. */
export async function FunnelPanel({ request, overview: { whose, funnel, stuck }, reader }: FunnelPanelProps) {
  const t = await getTranslator('hubManager');
  const here = { ...request, whose };
  const periods = FUNNEL_DAYS.map((days) => ({
    id: String(days),
    label: t('activity.days', { count: days }),
    href: overviewHref({ ...here, days }),
  }));
  const acts = ACTS.flatMap((act) => (funnel.acts[act] > 0 ? [t(`acts.${act}`, { count: funnel.acts[act] })] : [])).join(', ');
  const sent = funnel.stages[0]?.reached ?? 0;
  const stages = funnel.stages.map(({ stage, reached, stuck: count }) => ({
    id: stage,
    label: t(`stage.${stage}`),
    value: formatNumber(reached, reader.locale),
    share: sent === 0 ? 0 : reached / sent,
    shareText: formatNumber(sent === 0 ? null : reached / sent, reader.locale, { style: 'percent', maximumFractionDigits: 0 }),
    words: stage === 'acted' ? acts || t('stuck.acted', { count }) : t(`stuck.${stage}`, { count }),
    href: count > 0 ? overviewHref({ ...here, at: request.at === stage ? undefined : stage }) : undefined,
    isOpen: request.at === stage,
  }));
  const measured = { name: t('activity.measured'), definition: t('activity.measuredText') };
  return (
    <Panel
      title={t('activity.title')}
      meta={t('activity.meta')}
      actions={<SegmentedLinks label={t('activity.period')} current={String(request.days)} items={periods} />}
      flush
      footer={
        <>
          <p className="flex flex-wrap gap-x-2">
            {t('activity.aside.label')}
            {ASIDES.map((id) => (
              <Link key={id} className="link underline" scroll={false} href={overviewHref({ ...here, at: id })}>
                {t(`activity.aside.${id}`, { count: funnel.asides[id] })}
              </Link>
            ))}
          </p>
          <Explain explanation={measured} />
        </>
      }
    >
      {sent === 0 ? (
        <PanelEmpty title={t('activity.empty')} text={t('activity.emptyText')} />
      ) : (
        <FunnelBars label={t('activity.stages')} stages={stages} />
      )}
      {stuck && request.at && (
        <StuckTable at={request.at} rows={stuck} closeHref={overviewHref({ ...here, at: undefined })} reader={reader} acts={acts} />
      )}
    </Panel>
  );
}

import { Confidence } from '@/app/(app)/hub/_manager/confidence';
import type { HubReader } from '@/app/(app)/hub/_manager/place';
import { FigureTable } from '@/components/overview/figure-table';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { Explain } from '@/components/ui/explain';
import type { ContactHub } from '@/lib/features/hub-manager/reading-contract';
import { formatClock } from '@/lib/kit/clock-format';
import { formatInstant } from '@/lib/kit/date-format';
import { getTranslator } from '@/lib/next/messages';

/** Page numbers as people write them: 1–4, 7. */
function pageRanges(pages: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const page of pages) {
    const last = ranges.at(-1);
    if (last && page === last[1] + 1) last[1] = page;
    else ranges.push([page, page]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}

interface VisitsPanelProps {
  visits: ContactHub['visits'];
  reader: HubReader;
}

/** Each visit with what was looked at, for how long, and how sure that is. */
export async function VisitsPanel({ visits, reader: { locale, timeZone } }: VisitsPanelProps) {
  const t = await getTranslator('hubManager');
  const columns = [
    { id: 'visit', label: t('column.visit') },
    { id: 'read', label: t('column.read') },
    { id: 'attention', label: t('column.attention'), isFigure: true },
    { id: 'confidence', label: t('column.confidence') },
    { id: 'why', label: t('column.why') },
  ];
  const rows = visits.map((visit) => ({
    id: visit.id,
    cells: [
      <span key="visit" className="whitespace-nowrap">
        {formatInstant(visit.startedAt.toISOString(), locale, timeZone)}
      </span>,
      <ul key="read" className="phone:min-w-40">
        {visit.documents.map(({ title, pages }) => (
          <li key={title}>{t('contact.readPages', { title, pages: pageRanges(pages) })}</li>
        ))}
      </ul>,
      formatClock(visit.ms),
      <Confidence key="confidence" of={visit.label} />,
      <span key="why" className="block text-ink-2 phone:min-w-56">
        {visit.isOpen ? t('why.open') : t(`why.${visit.label}`)}
      </span>,
    ],
  }));
  const counted = visits.filter(({ label }) => label !== 'automated');
  const sum = formatClock(counted.reduce((all, { ms }) => all + ms, 0));
  const total = [t('contact.counted', { count: counted.length }), '', sum].map((text) => (
    <strong key={text} className="font-strong">
      {text}
    </strong>
  ));
  return (
    <Panel
      title={t('column.visits')}
      flush
      footer={
        <>
          <span>{t('contact.bounded')}</span>
          <Explain explanation={{ name: t('activity.measured'), definition: t('activity.measuredText') }} />
        </>
      }
    >
      {visits.length === 0 ? (
        <PanelEmpty title={t('contact.noVisits')} text={t('contact.noVisitsText')} />
      ) : (
        <FigureTable label={t('column.visits')} columns={columns} rows={[...rows, { id: 'total', cells: [...total, '', ''] }]} />
      )}
    </Panel>
  );
}

import { FactRows } from '@/components/panel/fact-rows';
import { Panel } from '@/components/panel/panel';
import type { Person } from '@/lib/features/contact/contract';
import { formatInstant } from '@/lib/kit/date-format';
import { getTranslator } from '@/lib/next/messages';

interface PersonTimelineProps {
  person: Person;
  reader: { locale: string; timeZone: string };
}

/** What the timeline tells of the person, newest first. */
export async function PersonTimeline({ person: { timeline }, reader: { locale, timeZone } }: PersonTimelineProps) {
  const t = await getTranslator('contact');
  const word = ({ source, event }: Person['timeline'][number]) =>
    source === 'interaction'
      ? t('person.timelineEvent.other')
      : t(event === 'merged' ? 'person.timelineEvent.merged' : 'person.timelineEvent.created');
  const rows = timeline.map((entry) => ({
    id: String(entry.id),
    label: entry.title,
    value: formatInstant(entry.at, locale, timeZone),
    hint: word(entry),
  }));
  return (
    <Panel title={t('person.timeline')}>
      {rows.length === 0 ? <p className="text-ink-2">{t('person.noTimeline')}</p> : <FactRows rows={rows} />}
    </Panel>
  );
}

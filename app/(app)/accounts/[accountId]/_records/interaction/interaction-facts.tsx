import { Markdown } from '@/components/markdown/markdown';
import { type FactRow, FactRows } from '@/components/panel/fact-rows';
import { Avatar } from '@/components/ui/avatar';
import { Tag } from '@/components/ui/tag';
import type { InteractionDetail } from '@/lib/features/interaction/contract';
import { formatInstant } from '@/lib/kit/date-format';
import { readableWord } from '@/lib/kit/readable-word';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

interface InteractionFactsProps {
  data: InteractionDetail;
  place: AccountPlace;
}

/** What a touchpoint says of itself, and who took part. */
export async function InteractionFacts({ data, place: { locale, timeZone } }: InteractionFactsProps) {
  const t = await getTranslator('interaction');
  const { type, subtype, reason, sentiment, status, occurredAt, durationMinutes, body, author, participants } = data;
  const rows: (FactRow | false | null)[] = [
    { id: 'status', label: t('column.status'), value: t(`status.${status}`) },
    { id: 'at', label: t('column.occurredAt'), value: formatInstant(occurredAt, locale, timeZone) },
    { id: 'type', label: t('column.type'), value: [type, subtype].flatMap((word) => (word ? readableWord(word) : [])).join(' · ') },
    durationMinutes !== null && { id: 'duration', label: t('column.duration'), value: t('minutes', { count: durationMinutes }) },
    reason !== null && { id: 'reason', label: t('column.reason'), value: readableWord(reason) },
    sentiment !== null && { id: 'sentiment', label: t('column.sentiment'), value: t(`sentiment.${sentiment as 'neutral'}`) },
    author !== null && { id: 'author', label: t('author'), value: author },
  ];
  return (
    <>
      <FactRows rows={rows.filter((row) => row !== false && row !== null)} />
      <Participants participants={participants} words={{ title: t('participants'), nobody: t('nobody'), us: t('column.colleagues') }} />
      {body && (
        <div className="mt-4">
          <Markdown>{body}</Markdown>
        </div>
      )}
    </>
  );
}

interface ParticipantsProps {
  participants: InteractionDetail['participants'];
  words: Record<'title' | 'nobody' | 'us', string>;
}

function Participants({ participants, words }: ParticipantsProps) {
  return (
    <section aria-label={words.title} className="mt-4">
      <h3 className="font-strong">{words.title}</h3>
      {participants.length === 0 && <p className="text-ink-2">{words.nobody}</p>}
      <ul>
        {participants.map(({ email, name, role, us }) => (
          <li key={email} className="flex min-h-9 items-center gap-2 border-b border-grid last:border-b-0">
            <Avatar name={name} size={20} />
            <span className="cut">{name}</span>
            {name !== email && <span className="cut text-sm text-ink-2">{email}</span>}
            <span className="ml-auto flex-none text-sm text-ink-2">{readableWord(role)}</span>
            {us && <Tag>{words.us}</Tag>}
          </li>
        ))}
      </ul>
    </section>
  );
}

import type { Survey } from '@/lib/features/survey/contract';
import { formatDay } from '@/lib/kit/date-format';

/** Mails go out in one language. */
const LOCALE = 'en-GB';

type Asking = Pick<Survey, 'kind' | 'question' | 'introduction' | 'senderName'>;

interface Letter {
  /** Who is asked. */
  recipient: string;
  secret: string;
  /** The last day on which one can answer. */
  lastDay: string;
}

/** The mail that asks, or asks again: a link a number, and the ways out. */
export function surveyMail(
  template: 'survey' | 'surveyReminder',
  { kind, question, introduction, senderName }: Asking,
  { recipient, secret, lastDay }: Letter,
) {
  return {
    template,
    values: { recipient, sender: senderName, question, introduction, day: formatDay(lastDay, LOCALE) },
    path: `/survey/${secret}`,
    unsubscribePath: `/survey/${secret}/unsubscribe`,
    scale: kind === 'nps' ? 'likely' : 'content',
  } as const;
}

import type { Metadata } from 'next';
import { give, leave } from '@/app/survey/[token]/actions';
import { readForm } from '@/app/survey/[token]/read-form';
import { LeaveForm } from '@/components/survey/leave-form';
import { SurveyForm } from '@/components/survey/survey-form';
import { SCORES } from '@/lib/features/survey/metrics';
import { formatDay } from '@/lib/kit/date-format';
import { getTranslator, readLocale } from '@/lib/next/messages';

interface SurveyPageProps {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ score?: string | string[]; leave?: string | string[] }>;
}

/** The address is a secret: it goes to no other site, and its own forms keep their origin. */
export async function generateMetadata({ params }: SurveyPageProps): Promise<Metadata> {
  const { organization } = await readForm((await params).token);
  const t = await getTranslator('surveyPage');
  return { title: t('title', { organization }), referrer: 'same-origin', robots: 'noindex' };
}

/** One question to a person who has no account. Opening it changes nothing: the page itself sends what was clicked. */
export default async function SurveyPage({ params, searchParams }: SurveyPageProps) {
  const [{ token }, asked] = await Promise.all([params, searchParams]);
  const { organization, kind, question, thanks, isOpen, lastDay, score, comment, optedOut } = await readForm(token);
  const t = await getTranslator('surveyPage');
  const clicked = SCORES[kind].find((one) => String(one) === asked.score) ?? null;
  const until = t(isOpen ? 'until' : 'closed', { day: formatDay(lastDay, await readLocale()) });
  const out = <LeaveForm action={leave.bind(null, token)} organization={organization} optedOut={optedOut} asked={asked.leave !== undefined} />;
  return (
    <>
      <p className="mb-2 text-ink-2">{organization}</p>
      {asked.leave === undefined ? (
        <>
          <h1 className="mb-5 text-xl leading-7 font-strong tracking-[-.01em] wrap-anywhere">{question}</h1>
          {isOpen ? (
            <SurveyForm action={give.bind(null, token)} kind={kind} thanks={thanks} score={score} comment={comment} clicked={clicked} />
          ) : (
            <p className="text-lg">{score === null ? t('tooLate') : thanks}</p>
          )}
          <p className="mt-5 text-sm text-ink-2">{until}</p>
          <div className="mt-2">{out}</div>
        </>
      ) : (
        out
      )}
    </>
  );
}

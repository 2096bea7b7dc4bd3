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

const heading = 'text-xl leading-7 font-strong tracking-[-.01em] wrap-anywhere';

/** The address is a secret: it goes to no other site, and its own forms keep their origin. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator('surveyPage');
  return { title: t('title'), referrer: 'same-origin', robots: 'noindex' };
}

/** One question to a person who has no account. Opening it changes nothing: the page itself sends what was clicked. */
export default async function SurveyPage({ params, searchParams }: SurveyPageProps) {
  const [{ token }, asked] = await Promise.all([params, searchParams]);
  const t = await getTranslator('surveyPage');
  const form = await readForm(token);
  if (form === 'none' || form === 'limit') {
    return (
      <>
        <h1 className={heading}>{t(`${form}.title`)}</h1>
        <p className="mt-2 text-ink-2">{t(`${form}.text`)}</p>
      </>
    );
  }
  const { organization, kind, question, thanks, isOpen, lastDay, score, comment, optedOut } = form;
  const clicked = SCORES[kind].find((one) => String(one) === asked.score) ?? null;
  const isLeaving = asked.leave !== undefined;
  const out = <LeaveForm action={leave.bind(null, token)} organization={organization} optedOut={optedOut} asked={isLeaving} />;
  return (
    <>
      <p className="mb-2 text-ink-2">{organization}</p>
      {!isLeaving && (
        <>
          <h1 className={`mb-5 ${heading}`}>{question}</h1>
          {isOpen ? (
            <SurveyForm action={give.bind(null, token)} kind={kind} thanks={thanks} score={score} comment={comment} clicked={clicked} />
          ) : (
            <p className="text-lg">{score === null ? t('tooLate') : thanks}</p>
          )}
          <p className="mt-5 mb-2 text-sm text-ink-2">{t(isOpen ? 'until' : 'closed', { day: formatDay(lastDay, await readLocale()) })}</p>
        </>
      )}
      {out}
    </>
  );
}

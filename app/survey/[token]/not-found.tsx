import { getTranslator } from '@/lib/next/messages';

/** The link is wrong, or what it led to is gone. */
export default async function NoSurvey() {
  const t = await getTranslator('surveyPage');
  return (
    <>
      <h1 className="mb-2 text-xl leading-7 font-strong tracking-[-.01em]">{t('none')}</h1>
      <p className="text-ink-2">{t('noneText')}</p>
    </>
  );
}

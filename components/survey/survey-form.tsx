'use client';

import { startTransition, useActionState, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { ScoreRow } from '@/components/survey/score-row';
import { useOnceSeen } from '@/components/survey/use-once-seen';
import { Button } from '@/components/ui/button';
import { Textarea } from '@/components/ui/input';
import type { SurveyKind } from '@/lib/features/survey/metrics';
import type { FormOutcome } from '@/lib/kit/form-outcome';

type Given = FormOutcome<{ score: number }> | null;

interface SurveyFormProps {
  /** Records a form with `score` and, if it holds one, `comment`. */
  action: (before: Given, form: FormData) => Promise<Given>;
  kind: SurveyKind;
  thanks: string;
  /** What was answered before. */
  score: number | null;
  comment: string | null;
  /** The number of the link that led here: sent at once, and without scripts by its button. */
  clicked: number | null;
}

const MOST_SAID = 10_000;

/** The numbers, and a comment once there is one to explain. */
export function SurveyForm({ action, kind, thanks, score: before, comment, clicked }: SurveyFormProps) {
  const t = useTranslations('surveyPage');
  const field = useId();
  const [given, send, pending] = useActionState(action, null);
  const [said, setSaid] = useState(comment ?? '');
  useOnceSeen(() => {
    if (clicked === null) return;
    // A reload must not send the link's number again over a later one.
    window.history.replaceState(null, '', window.location.pathname);
    if (clicked === before) return;
    const form = new FormData();
    form.set('score', String(clicked));
    startTransition(() => send(form));
  });
  const recorded = given && !('errors' in given) ? given.data.score : before;
  const failed = given && 'errors' in given ? given.errors[0]?.message : undefined;
  const current = recorded ?? clicked;
  return (
    <form action={send} className="grid gap-4">
      <ScoreRow kind={kind} current={current} label={t('scores')} low={t(`low.${kind}`)} high={t(`high.${kind}`)} />
      {failed && (
        <p role="alert" className="rounded-md bg-poor-soft px-3 py-2 text-poor">
          {failed}
        </p>
      )}
      <div role="status">
        {recorded !== null && !failed && <p className="rounded-md bg-good-soft px-3 py-2 text-good">{t('recorded', { score: recorded, thanks })}</p>}
      </div>
      {current !== null && (
        <>
          <div className="grid gap-1">
            <label htmlFor={field} className="font-medium">
              {t('why')}
            </label>
            <Textarea id={field} name="comment" value={said} maxLength={MOST_SAID} onChange={(event) => setSaid(event.target.value)} />
          </div>
          <div className="flex justify-end">
            <Button type="submit" kind="primary" name="score" value={current} busy={pending}>
              {recorded === null ? t('send', { score: current }) : t('sendComment')}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}

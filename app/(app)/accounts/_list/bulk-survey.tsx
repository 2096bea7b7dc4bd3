'use client';

import { useId, useState, useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { askAccounts, planSurvey } from '@/app/(app)/accounts/actions';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Select } from '@/components/ui/input';
import type { BulkSendingChoices } from '@/lib/features/invitation/contract';
import type { Filter } from '@/lib/kit/filter';

/** The selected accounts, by name or by the list's filter. */
export type SurveyTarget = { accountIds: readonly string[] } | { filter: Filter };

interface BulkSurveyProps {
  target: SurveyTarget;
  /** What could be sent when the dialog was opened, or why nothing can. */
  first: Awaited<ReturnType<typeof planSurvey>>;
  onClose: () => void;
}

/** How many contacts will be asked, and how many not, by reason. */
function Plan({ plan }: { plan: NonNullable<BulkSendingChoices['preview']> }) {
  const t = useTranslations('survey.bulk');
  return (
    <div className="grid gap-1 rounded-md border border-line bg-sunken px-3 py-2" role="status">
      <p className="font-medium">{t('gets', { contacts: plan.contacts, accounts: plan.accounts })}</p>
      {plan.leftOut.map(({ standing, count }) => (
        <p key={standing} className="text-ink-2">
          {t(`leftOut.${standing}`, { count })}
        </p>
      ))}
    </div>
  );
}

/** Sends a survey to the contacts of the selected accounts: who gets it is shown before. */
export function BulkSurvey({ target, first, onClose }: BulkSurveyProps) {
  const t = useTranslations('survey');
  const id = useId();
  const [pending, start] = useTransition();
  const [outcome, setOutcome] = useState(first);
  const [choice, setChoice] = useState<{ surveyId?: string; keyOnly: boolean }>({ keyOnly: true });
  const [known, setKnown] = useState(first.ok ? first.data.surveys : []);
  const plan = outcome.ok ? outcome.data.preview : null;
  const choose = (next: typeof choice) => {
    setChoice(next);
    start(async () => {
      const answer = await planSurvey({ ...target, ...next });
      setOutcome(answer);
      if (answer.ok) setKnown(answer.data.surveys);
    });
  };
  const send = (surveyId: string) =>
    start(async () => {
      const answer = await askAccounts({ ...target, keyOnly: choice.keyOnly, surveyId });
      if (!answer.ok) return setOutcome(answer);
      toast(t('sent', { count: answer.data.contacts }));
      onClose();
    });
  return (
    <Dialog title={t('send')} open onOpenChange={(open) => !open && onClose()}>
      <div className="grid gap-3">
        {known.length > 0 && (
          <div className="grid gap-1">
            <label htmlFor={id} className="font-medium">
              {t('which')}
            </label>
            <Select
              id={id}
              value={choice.surveyId ?? known[0]?.id}
              options={known.map((survey) => ({ value: survey.id, label: survey.name }))}
              onChange={(event) => choose({ ...choice, surveyId: event.target.value })}
            />
          </div>
        )}
        <label className="flex items-center gap-2.5">
          <Checkbox checked={choice.keyOnly} onChange={(event) => choose({ ...choice, keyOnly: event.target.checked })} />
          {t('bulk.keyOnly')}
        </label>
        {plan && <Plan plan={plan} />}
        {outcome.ok && plan === null && <p className="text-ink-2">{t('askAdmin')}</p>}
        {!outcome.ok && (
          <p role="alert" className="rounded-md bg-poor-soft px-3 py-1.5 text-poor">
            {outcome.errors[0]?.message}
          </p>
        )}
        <Button
          kind="primary"
          icon="send"
          className="justify-self-end"
          busy={pending}
          disabled={!plan || plan.contacts === 0}
          onClick={() => plan && send(plan.surveyId)}
        >
          {t('sendTo', { count: plan?.contacts ?? 0 })}
        </Button>
      </div>
    </Dialog>
  );
}

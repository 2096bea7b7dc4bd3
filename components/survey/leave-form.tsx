'use client';

import { useActionState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import type { FormOutcome } from '@/lib/kit/form-outcome';

type Left = FormOutcome<object> | null;

interface LeaveFormProps {
  action: (before: Left) => Promise<Left>;
  organization: string;
  optedOut: boolean;
  /** The link that led here was the one for this. */
  asked: boolean;
}

/** The way out: no more surveys to this address. */
export function LeaveForm({ action, organization, optedOut, asked }: LeaveFormProps) {
  const t = useTranslations('surveyPage');
  const [left, leave, pending] = useActionState(action, null);
  if (optedOut || (left && !('errors' in left))) {
    return (
      <p role="status" className={asked ? 'text-lg' : 'text-sm text-ink-2'}>
        {t('left', { organization })}
      </p>
    );
  }
  return (
    <form action={leave} className="grid justify-items-start gap-3">
      {asked && <h1 className="text-xl leading-7 font-strong tracking-[-.01em]">{t('leaveTitle', { organization })}</h1>}
      {left && 'errors' in left && (
        <p role="alert" className="text-poor">
          {left.errors[0]?.message}
        </p>
      )}
      <Button
        type="submit"
        kind={asked ? 'primary' : 'quiet'}
        size={asked ? 'normal' : 'small'}
        className={asked ? undefined : '-ml-2'}
        busy={pending}
      >
        {t('leave')}
      </Button>
    </form>
  );
}

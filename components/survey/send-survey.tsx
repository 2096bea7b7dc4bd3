'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { RecipientRow } from '@/components/survey/recipient-row';
import { Button } from '@/components/ui/button';
import type { Recipient, SendingResult } from '@/lib/features/invitation/contract';
import type { FormOutcome } from '@/lib/kit/form-outcome';

interface SendSurveyProps {
  recipients: readonly Recipient[];
  send: (contactIds: readonly string[]) => Promise<FormOutcome<SendingResult>>;
  locale: string;
  /** The page without the drawer. */
  closeHref: string;
}

/** Whom to ask: key contacts to begin with. Who can't be asked now stands there with the reason. */
export function SendSurvey({ recipients, send, locale, closeHref }: SendSurveyProps) {
  const t = useTranslations('survey');
  const router = useRouter();
  const [pending, start] = useTransition();
  const free = recipients.filter(({ standing }) => standing === 'free').map(({ id }) => id);
  const [chosen, choose] = useState(() => recipients.filter(({ isKey, standing }) => isKey && standing === 'free').map(({ id }) => id));
  const [problem, setProblem] = useState<string>();
  const toggle = (id: string) => choose((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id]));
  const act = () =>
    start(async () => {
      const outcome = await send(chosen);
      if ('errors' in outcome) {
        setProblem(outcome.errors[0]?.message);
        return;
      }
      const { sent, leftOut } = outcome.data;
      toast(t('sent', { count: sent }), {
        description: leftOut.length > 0 ? t('leftOut', { names: leftOut.map(({ name }) => name).join(', ') }) : undefined,
      });
      router.push(closeHref, { scroll: false });
    });
  return (
    <form
      className="grid grid-cols-[minmax(0,1fr)] gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        act();
      }}
    >
      <fieldset className="grid gap-0.5">
        <legend className="mb-1 flex w-full items-baseline justify-between gap-2 font-medium">
          {t('to')}
          <span className="text-sm font-normal text-ink-2">{t('chosen', { count: chosen.length, of: free.length })}</span>
        </legend>
        <div className="grid max-h-72 overflow-y-auto rounded-md border border-line-control p-1.5">
          {recipients.length === 0 && <p className="px-1.5 py-1 text-ink-2">{t('noContacts')}</p>}
          {recipients.map((person) => (
            <RecipientRow key={person.id} person={person} chosen={chosen.includes(person.id)} onToggle={() => toggle(person.id)} locale={locale} />
          ))}
        </div>
      </fieldset>
      {problem && (
        <p role="alert" className="rounded-md bg-poor-soft px-3 py-1.5 text-poor">
          {problem}
        </p>
      )}
      <div className="flex items-center justify-between gap-2">
        <Button kind="quiet" size="small" onClick={() => choose(chosen.length === free.length ? [] : free)} disabled={free.length === 0}>
          {chosen.length === free.length && free.length > 0 ? t('chooseNone') : t('chooseAll')}
        </Button>
        <Button type="submit" kind="primary" icon="send" busy={pending} disabled={chosen.length === 0}>
          {t('sendTo', { count: chosen.length })}
        </Button>
      </div>
    </form>
  );
}

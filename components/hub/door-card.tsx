'use client';

import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { LanguageLinks } from '@/components/hub/language-links';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import type { Door } from '@/lib/features/hub/contract';

interface DoorCardProps {
  door: Door;
  token: string;
  /** What the address says beside the secret; it goes through the door too. */
  carried: Readonly<Record<string, string>>;
  /** The question that was answered wrong. */
  wrong: 'passcode' | 'code' | null;
  codeSent: boolean;
}

interface QuestionProps {
  name: 'passcode' | 'code';
  label: string;
  hint: string;
  error: string | null;
}

function Question({ name, label, hint, error }: QuestionProps) {
  const id = useId();
  const input = name === 'code' ? { inputMode: 'numeric' as const, autoComplete: 'one-time-code' } : { type: 'password', autoComplete: 'off' };
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <Input id={id} name={name} required aria-describedby={`${id}-hint`} aria-invalid={error !== null || undefined} {...input} />
      <p id={`${id}-hint`} className={error === null ? 'text-sm text-ink-2' : 'text-sm text-poor'}>
        {error ?? hint}
      </p>
    </div>
  );
}

function Carried({ values }: { values: Readonly<Record<string, string>> }) {
  return Object.entries(values).map(([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />);
}

/** The door of a hub: plain forms, which work without scripts. Only the click opens it. */
export function DoorCard({ door, token, carried, wrong, codeSent }: DoorCardProps) {
  const t = useTranslations('hubPage.door');
  const { organization, reader, owner, asksPasscode, asksCode, address } = door;
  const answers = { passcode: t('wrongPasscode'), code: t('wrongCode') };
  return (
    <main className="grid min-h-screen place-content-center justify-items-center bg-canvas px-4 py-10">
      <div className="w-full max-w-104 rounded-lg border border-line bg-surface p-8 phone:p-5">
        <h1 className="text-xl leading-7 font-strong tracking-[-.01em] wrap-anywhere">{t('title', { organization })}</h1>
        <p className="mt-1 text-ink-2">{t('text', { owner: owner ?? 'none', reader })}</p>
        <form method="post" action={`/h/${token}/open`} className="mt-6 grid gap-4">
          <Carried values={carried} />
          {asksPasscode && (
            <Question name="passcode" label={t('passcode')} hint={t('passcodeHint')} error={wrong === 'passcode' ? answers.passcode : null} />
          )}
          {asksCode && (
            <Question
              name="code"
              label={t('code')}
              hint={t(codeSent ? 'codeSent' : 'codeHint', { address })}
              error={wrong === 'code' ? answers.code : null}
            />
          )}
          <Button type="submit" kind="primary" icon="hub" className="h-10">
            {t('open')}
          </Button>
        </form>
        {asksCode && (
          <form method="post" action={`/h/${token}/code`} className="mt-2">
            <Carried values={carried} />
            <Button type="submit" className="w-full">
              {t('sendCode')}
            </Button>
          </form>
        )}
        <p className="mt-6 border-t border-line pt-4 text-sm text-ink-2">{t('recorded')}</p>
      </div>
      <LanguageLinks carried={carried} />
    </main>
  );
}

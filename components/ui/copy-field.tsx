'use client';

import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';

interface CopyFieldProps {
  label: string;
  value: string;
  /** Says that the value will not be shown again. */
  once?: boolean;
}

/** A value to take away: a link, or a secret that is shown once. */
export function CopyField({ label, value, once }: CopyFieldProps) {
  const t = useTranslations('controls');
  const input = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setState('copied');
    } catch {
      input.current?.select();
      setState('refused');
    }
  };
  return (
    <div className="grid gap-1">
      <div className="flex gap-2">
        <Input ref={input} readOnly aria-label={label} value={value} className="font-mono" onFocus={(event) => event.target.select()} />
        <Button icon={state === 'copied' ? 'tick' : 'copy'} onClick={copy}>
          {state === 'copied' ? t('copied') : t('copy')}
        </Button>
      </div>
      {once && <p className="text-sm text-average">{t('shownOnce')}</p>}
      <p role="status" className={state === 'refused' ? 'text-sm text-poor' : 'sr-only'}>
        {state === 'copied' && t('copied')}
        {state === 'refused' && t('copyFailed')}
      </p>
    </div>
  );
}

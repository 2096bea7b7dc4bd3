'use client';

import { type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { cx } from '@/components/ui/cx';

/** What ties a control to its label, hint and error; spread it on the control. */
export interface FieldAria {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
}

/** Of a control's label, for what `htmlFor` doesn't name: a group of controls. */
export const labelId = (id: string) => `${id}-label`;

interface FieldProps {
  label: string;
  hint?: string;
  error?: string;
  required?: boolean;
  /** A box or switch stands before its label. */
  inline?: boolean;
  children: (aria: FieldAria) => ReactNode;
}

/** One control with its label above, its hint and its error below. */
export function Field({ label, hint, error, required, inline, children }: FieldProps) {
  const t = useTranslations('form');
  const id = useId();
  const described = cx(hint && `${id}-hint`, error && `${id}-error`);
  const control = children({
    id,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? true : undefined,
    'aria-required': required && !inline ? true : undefined,
  });
  const name = (
    <label id={labelId(id)} htmlFor={id} className={inline ? undefined : 'font-medium'}>
      {label}
      {!required && !inline && <span className="ml-1.5 text-sm font-normal text-ink-3">{t('optional')}</span>}
    </label>
  );
  return (
    <div className="grid content-start gap-1">
      {inline ? (
        <div className="flex min-h-6 items-center gap-2">
          {control}
          {name}
        </div>
      ) : (
        <>
          {name}
          {control}
        </>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-ink-2">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm text-poor">
          {error}
        </p>
      )}
    </div>
  );
}

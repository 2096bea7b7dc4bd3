'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { answer } from '@/app/(auth)/request/actions';
import { Form } from '@/components/form/form';
import type { FieldSpec } from '@/lib/kit/form-field';

interface AnswerFormProps {
  token: string;
  fields: readonly FieldSpec[];
}

/** The questions; once answered, a word of thanks in their place. */
export function AnswerForm({ token, fields }: AnswerFormProps) {
  const t = useTranslations('request');
  const [isDone, setDone] = useState(false);
  if (isDone) {
    return (
      <p role="status" className="rounded-md bg-good-soft px-3 py-2 text-good">
        {t('page.thanks')}
      </p>
    );
  }
  return <Form fields={fields} action={(input) => answer(token, input)} submit={t('page.submit')} onDone={() => setDone(true)} />;
}

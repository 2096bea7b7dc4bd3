'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { requestReset } from '@/app/(auth)/actions';
import { Form } from '@/components/form/form';
import type { FieldSpec } from '@/lib/kit/form-field';

/** Asks for a link; answers alike for every address. */
export function ForgottenForm({ fields }: { fields: readonly FieldSpec[] }) {
  const t = useTranslations('auth');
  const [sent, setSent] = useState(false);
  if (sent) return <p role="status">{t('forgotten.sent')}</p>;
  return <Form fields={fields} action={requestReset} submit={t('forgotten.submit')} onDone={() => setSent(true)} />;
}

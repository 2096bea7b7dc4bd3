'use client';

import type { FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl/react';
import { sendCredentials } from '@/app/(auth)/send-credentials';
import { Form } from '@/components/form/form';
import type { FieldSpec } from '@/lib/kit/form-field';
import type { FormOutcome } from '@/lib/kit/form-outcome';

/** E-mail and password; leads on to `next`. */
export function SignInForm({ fields, next }: { fields: readonly FieldSpec[]; next: string }) {
  const t = useTranslations('auth');
  const submit = async ({ email = '', password = '' }: FieldValues): Promise<FormOutcome<null>> => {
    const answer = await sendCredentials(email, password);
    if (answer.outcome === 'in') return { data: null };
    const message = {
      wrong: () => t('signIn.wrong'),
      unavailable: () => t('unavailable'),
      limit: () => t('signIn.limit', { minutes: 'retryAfter' in answer ? Math.ceil(answer.retryAfter / 60) : 1 }),
    }[answer.outcome]();
    return { errors: [{ path: '', code: answer.outcome, message }] };
  };
  // A full load: everything drawn for nobody is left behind.
  return <Form fields={fields} action={submit} submit={t('signIn.submit')} onDone={() => window.location.assign(next)} />;
}

'use client';

import type { FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl/react';
import { accept } from '@/app/(auth)/actions';
import { sendCredentials } from '@/app/(auth)/send-credentials';
import { Form } from '@/components/form/form';
import type { FieldSpec } from '@/lib/kit/form-field';

interface AcceptFormProps {
  token: string;
  email: string;
  /** The name the invitation was written to, for those who are new. */
  name?: string;
  fields: readonly FieldSpec[];
}

/** Accepts, and signs in with the password just given. */
export function AcceptForm({ token, email, name, fields }: AcceptFormProps) {
  const t = useTranslations('auth');
  const submit = async (values: FieldValues) => {
    const outcome = await accept(token, values);
    if (outcome.ok) await sendCredentials(email, String(values.password));
    return outcome;
  };
  return <Form fields={fields} defaults={{ name }} action={submit} submit={t('accept.submit')} onDone={() => window.location.assign('/')} />;
}

'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { reset } from '@/app/(auth)/actions';
import { Form } from '@/components/form/form';
import { ButtonLink } from '@/components/ui/button';
import type { FieldSpec } from '@/lib/kit/form-field';

/** Sets a new password with the link's secret. */
export function ResetForm({ token, fields }: { token: string; fields: readonly FieldSpec[] }) {
  const t = useTranslations('auth');
  const [done, setDone] = useState(false);
  if (!done) return <Form fields={fields} action={(values) => reset(token, values)} submit={t('reset.submit')} onDone={() => setDone(true)} />;
  return (
    <div className="grid gap-4">
      <p role="status">{t('reset.done')}</p>
      <ButtonLink kind="primary" href="/sign-in">
        {t('toSignIn')}
      </ButtonLink>
    </div>
  );
}

import type { Metadata } from 'next';
import { AuthHeading } from '@/app/(auth)/auth-heading';
import { LinkOver } from '@/app/(auth)/link-over';
import { ResetForm } from '@/app/(auth)/reset/reset-form';
import { readToken } from '@/lib/core/auth/tokens';
import { getTranslator } from '@/lib/next/messages';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator('auth');
  return { title: t('reset.title'), referrer: 'no-referrer' };
}

export default async function ResetPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const token = String((await searchParams).token ?? '');
  const holder = await readToken('reset', token);
  if (!holder) return <LinkOver renew />;
  const t = await getTranslator('auth');
  return (
    <>
      <AuthHeading title={t('reset.title')} text={t('reset.text', { email: holder.email })} />
      <ResetForm
        token={token}
        fields={[
          {
            path: 'password',
            kind: 'password',
            label: t('newPassword'),
            hint: t('passwordHint'),
            required: true,
            autoComplete: 'new-password',
            maxLength: 200,
          },
        ]}
      />
    </>
  );
}

import type { Metadata } from 'next';
import { AcceptForm } from '@/app/(auth)/accept/accept-form';
import { AuthHeading } from '@/app/(auth)/auth-heading';
import { LinkOver } from '@/app/(auth)/link-over';
import { readToken } from '@/lib/core/auth/tokens';
import type { FieldSpec } from '@/lib/kit/form-field';
import { getTranslator } from '@/lib/next/messages';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator('auth');
  return { title: t('accept.submit'), referrer: 'no-referrer' };
}

export default async function AcceptPage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const token = String((await searchParams).token ?? '');
  const holder = await readToken('invitation', token);
  if (!holder) return <LinkOver />;
  const { email, name, organization, hasPassword } = holder;
  const t = await getTranslator('auth');
  const password = { path: 'password', kind: 'password', required: true, maxLength: 200 } as const;
  const known: FieldSpec[] = [{ ...password, label: t('password'), autoComplete: 'current-password' }];
  const fresh: FieldSpec[] = [
    { path: 'name', kind: 'text', label: t('name'), required: true, autoComplete: 'name', maxLength: 100 },
    { ...password, label: t('newPassword'), hint: t('passwordHint'), autoComplete: 'new-password' },
  ];
  return (
    <>
      <AuthHeading title={t('accept.title', { organization })} text={t(hasPassword ? 'accept.textKnown' : 'accept.text', { email })} />
      <AcceptForm token={token} email={email} name={hasPassword ? undefined : name} fields={hasPassword ? known : fresh} />
    </>
  );
}

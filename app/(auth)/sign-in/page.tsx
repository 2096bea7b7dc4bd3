import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { AuthHeading } from '@/app/(auth)/auth-heading';
import { SignInForm } from '@/app/(auth)/sign-in/sign-in-form';
import { safePath } from '@/lib/kit/safe-path';
import { getTranslator } from '@/lib/next/messages';
import { findCaller } from '@/lib/next/session';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator('auth');
  return { title: t('signIn.title') };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const { next } = await searchParams;
  const path = safePath(typeof next === 'string' ? next : null);
  if (await findCaller()) redirect(path);
  const t = await getTranslator('auth');
  return (
    <>
      <AuthHeading title={t('signIn.title')} />
      <SignInForm
        next={path}
        fields={[
          { path: 'email', kind: 'email', label: t('email'), required: true, autoComplete: 'username', maxLength: 254 },
          { path: 'password', kind: 'password', label: t('password'), required: true, autoComplete: 'current-password', maxLength: 200 },
        ]}
      />
      <p className="mt-4 text-center text-sm">
        <Link href="/forgotten" className="link">
          {t('signIn.forgotten')}
        </Link>
      </p>
    </>
  );
}

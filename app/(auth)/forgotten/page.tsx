import type { Metadata } from 'next';
import Link from 'next/link';
import { AuthHeading } from '@/app/(auth)/auth-heading';
import { ForgottenForm } from '@/app/(auth)/forgotten/forgotten-form';
import { getTranslator } from '@/lib/next/messages';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator('auth');
  return { title: t('forgotten.title') };
}

export default async function ForgottenPage() {
  const t = await getTranslator('auth');
  return (
    <>
      <AuthHeading title={t('forgotten.title')} text={t('forgotten.text')} />
      <ForgottenForm fields={[{ path: 'email', kind: 'email', label: t('email'), required: true, autoComplete: 'username', maxLength: 254 }]} />
      <p className="mt-4 text-center text-sm">
        <Link href="/sign-in" className="link">
          {t('forgotten.back')}
        </Link>
      </p>
    </>
  );
}

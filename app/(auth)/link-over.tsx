import { AuthHeading } from '@/app/(auth)/auth-heading';
import { ButtonLink } from '@/components/ui/button';
import { getTranslator } from '@/lib/next/messages';

/** Shown for links that were used, have expired, or never were; alike for all of them. */
export async function LinkOver({ renew }: { renew?: boolean }) {
  const t = await getTranslator('auth');
  return (
    <>
      <AuthHeading title={t('over.title')} text={t('over.text')} />
      <ButtonLink kind="primary" href={renew ? '/forgotten' : '/sign-in'} className="w-full">
        {renew ? t('over.forgotten') : t('toSignIn')}
      </ButtonLink>
    </>
  );
}

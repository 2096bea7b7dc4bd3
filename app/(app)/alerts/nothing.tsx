import type { Which } from '@/app/(app)/alerts/place';
import { PanelEmpty } from '@/components/panel/panel-states';
import { ButtonLink } from '@/components/ui/button';
import { getTranslator } from '@/lib/next/messages';

/** No alert of one's own, with the way to everybody's; or none at all. */
export async function Nothing({ which, everybodys }: { which: Which; everybodys: string }) {
  const t = await getTranslator('alert');
  if (which === 'all') return <PanelEmpty title={t('book.emptyAll')} text={t('book.emptyText')} />;
  return <PanelEmpty title={t('book.emptyMine')} text={t('book.emptyText')} action={<ButtonLink href={everybodys}>{t('book.toAll')}</ButtonLink>} />;
}

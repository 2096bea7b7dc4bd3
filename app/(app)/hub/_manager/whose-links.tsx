import { SegmentedLinks } from '@/components/ui/segmented';
import type { Caller } from '@/lib/core/actor';
import { signedIn } from '@/lib/core/signed-in';
import { WHOSE, type Whose } from '@/lib/features/hub-manager/table';
import { getTranslator } from '@/lib/next/messages';

interface WhoseLinksProps {
  caller: Caller;
  current: Whose;
  href: (whose: Whose) => string;
}

/** Whose hubs a page is of; teams for those who are in one. */
export async function WhoseLinks({ caller, current, href }: WhoseLinksProps) {
  const t = await getTranslator('hubManager');
  const offered = WHOSE.filter((id) => id !== 'team' || signedIn(caller).teamIds.length > 0);
  return <SegmentedLinks label={t('whose.label')} current={current} items={offered.map((id) => ({ id, label: t(`whose.${id}`), href: href(id) }))} />;
}

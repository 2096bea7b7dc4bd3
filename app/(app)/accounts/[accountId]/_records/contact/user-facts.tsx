import { FactRows } from '@/components/panel/fact-rows';
import type { ContactDetail } from '@/lib/features/contact/contract';
import { formatInstant } from '@/lib/kit/date-format';
import { formatDuration } from '@/lib/kit/duration-format';
import { formatNumber } from '@/lib/kit/number-format';
import { getTranslator } from '@/lib/next/messages';

interface UserFactsProps {
  user: NonNullable<ContactDetail['user']>;
  /** Why it is this one. */
  by: string;
  reader: { locale: string; timeZone: string };
}

/** How the product user that a contact is uses the product. */
export async function UserFacts({ user, by, reader: { locale, timeZone } }: UserFactsProps) {
  const t = await getTranslator('contact');
  const rows = [
    { id: 'user', label: by, value: user.name },
    { id: 'lastSeen', label: t('usage.lastSeen'), value: formatInstant(user.lastSeen, locale, timeZone) },
    { id: 'firstSeen', label: t('usage.firstSeen'), value: formatInstant(user.firstSeen, locale, timeZone) },
    { id: 'time', label: t('usage.time'), value: formatDuration(user.timeMs, locale) },
    { id: 'rank', label: t('usage.activityRank'), value: formatNumber(user.activityRank, locale) },
  ];
  return <FactRows rows={rows} />;
}

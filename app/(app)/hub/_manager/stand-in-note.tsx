import type { HubReader } from '@/app/(app)/hub/_manager/place';
import { Icon } from '@/components/ui/icon';
import { signedIn } from '@/lib/core/signed-in';
import type { Absence } from '@/lib/features/hub-manager/contract';
import { formatDay } from '@/lib/kit/date-format';
import { getTranslator } from '@/lib/next/messages';

interface StandInNoteProps {
  absences: readonly Absence[];
  reader: HubReader;
  /** Whether what is to come is told to who will stand in. */
  alsoPlanned?: boolean;
}

/** Whom the reader stands in for today, and who stands in for them. */
export async function StandInNote({ absences, reader: { caller, locale }, alsoPlanned = false }: StandInNoteProps) {
  const t = await getTranslator('hubManager');
  const own = signedIn(caller).membershipId;
  const notes = absences.flatMap(({ id, member, standIn, fromOn, untilOn, isNow }) => {
    const day = formatDay(untilOn, locale);
    if (isNow && standIn.id === own) return [{ id, text: t('absence.youFor', { name: member.name, day }) }];
    if (alsoPlanned && standIn.id === own) return [{ id, text: t('absence.youWill', { name: member.name, from: formatDay(fromOn, locale), day }) }];
    return isNow && member.id === own ? [{ id, text: t('absence.forYou', { name: standIn.name, day }) }] : [];
  });
  return notes.map(({ id, text }) => (
    <p key={id} className="mb-gap flex items-center gap-2 rounded-lg border border-line bg-surface px-card py-2 text-ink-2">
      <Icon name="users" size={16} className="flex-none" />
      {text}
    </p>
  ));
}

import { layoutName } from '@/app/(app)/accounts/[accountId]/_tabs/overview/layout-words';
import { SettingsRow } from '@/components/settings/settings-row';
import { ButtonLink } from '@/components/ui/button';
import { Tag } from '@/components/ui/tag';
import type { LayoutSummary, LayoutTarget } from '@/lib/features/layout/contract';
import { explainLayouts, type LayoutSubject } from '@/lib/features/layout/precedence';
import { getTranslator } from '@/lib/next/messages';

interface PrecedenceProps {
  layouts: readonly LayoutSummary[];
  subject: LayoutSubject;
  /** Whose page it is: the reader's own, or that of a person of a team. */
  who: { you: true } | { team: string };
  editHref: (id: string) => string;
}

function reasonOf({ accountType, teamId }: LayoutTarget) {
  if (accountType !== null) return teamId === null ? 'type' : 'typeAndTeam';
  return teamId === null ? 'all' : 'team';
}

/** Which layout this account shows and why, and what keeps each of the others from being it. */
export async function Precedence({ layouts, subject, who, editHref }: PrecedenceProps) {
  const t = await getTranslator('layout');
  const explained = explainLayouts(layouts, subject);
  const shown = explained.find(({ verdict }) => verdict === 'wins')?.layout;
  const name = shown ? await layoutName(shown) : t('built.name');
  const reason = t(shown ? `why.reason.${reasonOf(shown)}` : 'why.reason.none');
  const rows = await Promise.all(
    explained.map(async ({ layout, verdict }) => (
      <SettingsRow
        key={layout.id}
        title={await layoutName(layout)}
        text={t(`why.verdict.${verdict}`, { place: t(`why.place.${subject.place}`) })}
        tags={verdict === 'wins' && <Tag>{t('why.shown')}</Tag>}
        actions={
          layout.editable && (
            <ButtonLink size="small" href={editHref(layout.id)} prefetch={false}>
              {t('editThis')}
            </ButtonLink>
          )
        }
      />
    )),
  );
  return (
    <div className="grid gap-2">
      <p>{'you' in who ? t('why.you', { name, reason }) : t('why.team', { team: who.team, name, reason })}</p>
      <p className="text-sm text-ink-2">{t('why.order')}</p>
      <ul aria-label={t('why.all')} className="-mx-card">
        {rows}
      </ul>
    </div>
  );
}

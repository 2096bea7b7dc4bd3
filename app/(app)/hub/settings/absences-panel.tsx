import type { HubReader } from '@/app/(app)/hub/_manager/place';
import { endSharing, share } from '@/app/(app)/hub/settings/actions';
import { FormDialog } from '@/components/form/form-dialog';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { ActButton } from '@/components/settings/act-button';
import { SettingsRow } from '@/components/settings/settings-row';
import { Tag } from '@/components/ui/tag';
import { may } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { signedIn } from '@/lib/core/signed-in';
import type { Absence } from '@/lib/features/hub-manager/contract';
import type { Member } from '@/lib/features/member/contract';
import { formatDay } from '@/lib/kit/date-format';
import { localDay } from '@/lib/kit/day';
import type { FieldSpec } from '@/lib/kit/form-field';
import { getTranslator } from '@/lib/next/messages';

interface AbsencesPanelProps {
  absences: readonly Absence[];
  members: readonly Member[];
  reader: HubReader;
}

/** The form that names a stand-in, for one's own hubs or, by who may hand hubs over, for anybody's. */
async function NewAbsence({ members, reader: { caller, timeZone } }: Omit<AbsencesPanelProps, 'absences'>) {
  const t = await getTranslator('hubManager');
  const own = signedIn(caller).membershipId;
  const people = members.filter(({ status }) => status === 'active').map(({ id, name }) => ({ value: id, label: name }));
  const isAdmin = may(caller.actor, 'hub:admin');
  const member: FieldSpec = { path: 'memberId', kind: 'select', label: t('absence.member'), required: true, options: people };
  const others = isAdmin ? people : people.filter(({ value }) => value !== own);
  const today = localDay(clock.now(), timeZone);
  return (
    <FormDialog
      label={t('absence.add')}
      icon="users"
      title={t('absence.add')}
      description={t('absence.text')}
      fields={[
        ...(isAdmin ? [member] : []),
        { path: 'standInId', kind: 'select', label: t('absence.standIn'), required: true, options: others },
        { path: 'fromOn', kind: 'date', label: t('absence.from'), required: true },
        { path: 'untilOn', kind: 'date', label: t('absence.until'), required: true },
      ]}
      defaults={{ ...(isAdmin && { memberId: own }), fromOn: today }}
      submit={t('absence.add')}
      action={share}
      done={t('absence.done')}
    />
  );
}

/** Who looks after whose hubs while they are away. */
export async function AbsencesPanel({ absences, members, reader }: AbsencesPanelProps) {
  const t = await getTranslator('hubManager');
  const { caller, locale } = reader;
  const mayShare = may(caller.actor, 'hub:write');
  const mayEnd = ({ member }: Absence) => mayShare && (may(caller.actor, 'hub:admin') || member.id === signedIn(caller).membershipId);
  const add = mayShare && <NewAbsence members={members} reader={reader} />;
  return (
    <Panel title={t('absence.title')} actions={absences.length > 0 && add} flush>
      {absences.length === 0 ? (
        <PanelEmpty title={t('absence.empty')} text={t('absence.text')} action={add} />
      ) : (
        <ul>
          {absences.map((absence) => {
            const { id, member, standIn, fromOn, untilOn, isNow } = absence;
            const names = { standIn: standIn.name, member: member.name };
            const back = share.bind(null, { memberId: member.id, standInId: standIn.id, fromOn, untilOn });
            return (
              <SettingsRow
                key={id}
                title={t('absence.row', names)}
                text={t('absence.days', { from: formatDay(fromOn, locale), until: formatDay(untilOn, locale) })}
                tags={isNow && <Tag>{t('absence.now')}</Tag>}
                actions={
                  mayEnd(absence) && (
                    <ActButton
                      label={t('absence.end')}
                      action={endSharing.bind(null, id)}
                      done={t('absence.ended', names)}
                      undo={{ label: t('act.undo'), done: t('absence.done'), action: back }}
                    />
                  )
                }
              />
            );
          })}
        </ul>
      )}
    </Panel>
  );
}

import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { addInteraction } from '@/app/(app)/accounts/[accountId]/_records/interaction/actions';
import { followUpFields, interactionFields } from '@/app/(app)/accounts/[accountId]/_records/interaction/interaction-fields';
import { NewRecord } from '@/components/record/new-record';
import { RecordDrawer } from '@/components/record/record-drawer';
import { clock } from '@/lib/core/clock';
import { ask } from '@/lib/core/operation';
import { listInteractionChoices } from '@/lib/features/interaction/queries';
import { localMinute } from '@/lib/kit/day';
import { getTranslator } from '@/lib/next/messages';

/** A new touchpoint, with the task that follows it up. */
export const newInteractionPart = recordPart({
  reads: ({ accountId }) => ({ choices: ask(listInteractionChoices, { accountId }) }),
  View: async ({ place, data: { choices }, closeHref }) => {
    const t = await getTranslator('interaction');
    const record = await getTranslator('record');
    const { timeZone, accountId, caller } = place;
    const me = caller.actor.kind === 'user' ? caller.actor : null;
    return (
      <RecordDrawer icon="phone" kind={record('kinds.interaction')} title={t('new')} closeHref={closeHref}>
        <NewRecord
          fields={[...(await interactionFields(choices)), ...(await followUpFields(choices.members))]}
          defaults={{
            type: 'meeting',
            status: 'completed',
            occurredAt: localMinute(clock.now(), timeZone),
            colleagues: me ? [me.email] : [],
            followUp: { title: '', dueOn: '', assigneeId: me?.membershipId ?? '' },
          }}
          action={addInteraction.bind(null, accountId, { timeZone, participants: [], role: t('attendee') })}
          submit={t('create')}
          done={t('created')}
          draft={`interaction:new:${accountId}`}
          closeHref={closeHref}
        />
      </RecordDrawer>
    );
  },
});

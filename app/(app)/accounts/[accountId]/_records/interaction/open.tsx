import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import {
  bringBackInteraction,
  changeInteraction,
  latestInteraction,
  removeInteraction,
} from '@/app/(app)/accounts/[accountId]/_records/interaction/actions';
import { interactionValues } from '@/app/(app)/accounts/[accountId]/_records/interaction/form-values';
import { InteractionFacts } from '@/app/(app)/accounts/[accountId]/_records/interaction/interaction-facts';
import { interactionFields } from '@/app/(app)/accounts/[accountId]/_records/interaction/interaction-fields';
import { TaskLinks } from '@/app/(app)/accounts/[accountId]/_records/task-links';
import { DeleteButton } from '@/components/record/delete-button';
import { RecordDrawer } from '@/components/record/record-drawer';
import { RecordEditor } from '@/components/record/record-editor';
import { may } from '@/lib/core/actor';
import { ask } from '@/lib/core/operation';
import { getInteraction, listInteractionChoices } from '@/lib/features/interaction/queries';
import { hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';

type Options = { value: string; label: string }[];

/** The options with those who take part already: not everybody who does is a contact. */
const withPresent = (options: Options, present: readonly { email: string; name: string }[]): Options => [
  ...present.flatMap(({ email, name }) => (options.some(({ value }) => value === email) ? [] : { value: email, label: name })),
  ...options,
];

/** A touchpoint with those who took part and what follows it up. */
export const interactionPart = recordPart({
  reads: ({ accountId }, id) => ({ found: ask(getInteraction, { id }), choices: ask(listInteractionChoices, { accountId }) }),
  homeOf: ({ found }) => found.accountId,
  View: async ({ place, data: { found, choices }, closeHref }) => {
    const t = await getTranslator('interaction');
    const record = await getTranslator('record');
    const editable = may(place.caller.actor, 'interaction:write');
    const { id, participants, subject, version, followUps } = found;
    const people = {
      customers: withPresent(
        choices.customers,
        participants.filter(({ us }) => !us),
      ),
      colleagues: withPresent(
        choices.colleagues,
        participants.filter(({ us }) => us),
      ),
    };
    const openHref = hrefWith(place.path, { ...place.search, open: `interaction:${id}` });
    const undo = { remove: removeInteraction.bind(null, { id }), restore: bringBackInteraction.bind(null, { id }) };
    return (
      <RecordDrawer
        icon="phone"
        kind={record('kinds.interaction')}
        title={subject}
        actions={editable && <DeleteButton {...undo} closeHref={closeHref} openHref={openHref} />}
        closeHref={closeHref}
      >
        <RecordEditor
          editable={editable}
          fields={await interactionFields({ ...choices, ...people })}
          defaults={interactionValues(found, place.timeZone)}
          version={version}
          action={changeInteraction.bind(null, id, { timeZone: place.timeZone, participants, role: t('attendee') })}
          latest={latestInteraction.bind(null, id, place.timeZone)}
          draft={`interaction:${id}`}
        >
          <InteractionFacts data={found} place={place} />
        </RecordEditor>
        <TaskLinks label={t('followUps')} tasks={followUps} place={place} />
      </RecordDrawer>
    );
  },
});

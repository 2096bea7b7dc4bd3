import { offerValues, readChanges, saveField } from '@/app/(app)/accounts/[accountId]/_head/actions';
import { allFields, keyFields } from '@/app/(app)/accounts/[accountId]/_head/head-fields';
import type { HeadAnswers } from '@/app/(app)/accounts/[accountId]/_head/head-reads';
import { headView } from '@/app/(app)/accounts/[accountId]/_head/head-view';
import { KeyFigures } from '@/app/(app)/accounts/[accountId]/_head/key-figures';
import { ChangeList } from '@/components/account/change-list';
import { FieldList } from '@/components/account/field-list';
import { may } from '@/lib/core/actor';
import type { AccountPlace } from '@/lib/next/account-page';

interface HeadPanelProps {
  place: AccountPlace;
  answers: HeadAnswers;
}

/** What the chosen view of the header shows. */
export async function HeadPanel({ place, answers: { head, activity } }: HeadPanelProps) {
  const view = headView(place);
  if (view === 'folded') return null;
  const reader = { locale: place.locale, mayEdit: may(place.caller.actor, 'account:write') };
  const actions = { save: saveField.bind(null, place.accountId), offer: offerValues };
  const read = readChanges.bind(null, place.accountId);
  if (view === 'key') {
    const fields = await keyFields(head.detail, reader);
    return (
      <>
        <KeyFigures place={place} reading={activity} health={head.detail.health} />
        {fields.length > 0 && (
          <div className="pt-2 pb-1">
            <FieldList sections={[{ title: null, fields }]} actions={actions} />
          </div>
        )}
      </>
    );
  }
  const sections = await allFields(head.detail, reader);
  return (
    <div className="rounded-lg border border-line px-4 py-3">
      {view === 'all' ? (
        <FieldList sections={sections} actions={actions} read={read} />
      ) : (
        head.history && (
          <ChangeList key={head.history.data[0]?.id} first={head.history} fields={sections.flatMap(({ fields }) => fields)} read={read} />
        )
      )}
    </div>
  );
}

import { addDeal } from '@/app/(app)/accounts/[accountId]/_records/deal/actions';
import { dealFields } from '@/app/(app)/accounts/[accountId]/_records/deal/fields';
import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { NewRecord } from '@/components/record/new-record';
import { RecordDrawer } from '@/components/record/record-drawer';
import { ask } from '@/lib/core/operation';
import { listStages } from '@/lib/features/deal/stages';
import { getTranslator } from '@/lib/next/messages';

/** The form for a new deal. */
export const newDealPart = recordPart({
  reads: () => ({ stages: ask(listStages, {}) }),
  View: async ({ place: { accountId, caller }, top, data: { stages }, closeHref }) => {
    const t = await getTranslator('deal');
    const record = await getTranslator('record');
    const { currency } = caller.organization;
    return (
      <RecordDrawer icon="box" kind={record('kinds.deal')} title={t('add')} closeHref={closeHref}>
        <NewRecord
          fields={await dealFields(stages, currency)}
          defaults={{ stage: stages[0]?.id, kind: 'expansion', currency, ownerEmail: top.head.detail.owner?.id ?? '' }}
          action={addDeal.bind(null, accountId)}
          submit={t('add')}
          done={t('added')}
          draft={`deal:new:${accountId}`}
          closeHref={closeHref}
        />
      </RecordDrawer>
    );
  },
});

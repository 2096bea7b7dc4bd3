import { bringBackDeal, changeDeal, latestDeal, removeDeal } from '@/app/(app)/accounts/[accountId]/_records/deal/actions';
import { dealFields, dealValues } from '@/app/(app)/accounts/[accountId]/_records/deal/fields';
import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { FactRows } from '@/components/panel/fact-rows';
import { DeleteButton } from '@/components/record/delete-button';
import { RecordDrawer } from '@/components/record/record-drawer';
import { RecordEditor } from '@/components/record/record-editor';
import { may } from '@/lib/core/actor';
import { ask } from '@/lib/core/operation';
import { getDeal } from '@/lib/features/deal/queries';
import { listStages } from '@/lib/features/deal/stages';
import { formatDay, formatInstant } from '@/lib/kit/date-format';
import { formatMoney } from '@/lib/kit/money';
import { NO_VALUE } from '@/lib/kit/number-format';
import { hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';

/** One deal beside the page. */
export const dealPart = recordPart({
  reads: (_place, key) => ({ deal: ask(getDeal, { id: key }), stages: ask(listStages, {}) }),
  homeOf: ({ deal }) => deal.accountId,
  View: async ({ place, data: { deal, stages }, closeHref }) => {
    const t = await getTranslator('deal');
    const record = await getTranslator('record');
    const { locale, timeZone, caller } = place;
    const { id, version } = deal;
    const editable = may(caller.actor, 'deal:write');
    const rows = [
      { id: 'stage', label: t('column.stage'), value: deal.stageName },
      { id: 'amount', label: t('column.amount'), value: formatMoney(deal.amount, deal.currency, locale) },
      { id: 'closeOn', label: t('column.closeOn'), value: formatDay(deal.closeOn, locale) },
      { id: 'kind', label: t('column.kind'), value: t(`kind.${deal.kind}`) },
      { id: 'owner', label: t('column.owner'), value: deal.ownerName ?? deal.ownerEmail ?? NO_VALUE },
      { id: 'createdAt', label: t('column.createdAt'), value: formatInstant(deal.createdAt, locale, timeZone) },
    ];
    const actions = editable && (
      <DeleteButton
        remove={removeDeal.bind(null, { id })}
        restore={bringBackDeal.bind(null, { id })}
        closeHref={closeHref}
        openHref={hrefWith(place.path, { ...place.search, open: `deal:${id}` })}
      />
    );
    return (
      <RecordDrawer icon="box" kind={record('kinds.deal')} title={deal.name} actions={actions} closeHref={closeHref}>
        <RecordEditor
          editable={editable}
          fields={await dealFields(stages, caller.organization.currency)}
          defaults={dealValues(deal)}
          version={version}
          latest={latestDeal.bind(null, id)}
          action={changeDeal.bind(null, id)}
          draft={`deal:${id}`}
        >
          <FactRows rows={rows} />
        </RecordEditor>
      </RecordDrawer>
    );
  },
});

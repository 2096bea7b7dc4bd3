import { addLink } from '@/app/(app)/accounts/[accountId]/_tabs/add-link';
import { defineTab } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { CsatAnswers } from '@/app/(app)/accounts/[accountId]/_tabs/nps/csat-answers';
import { NpsAnswers } from '@/app/(app)/accounts/[accountId]/_tabs/nps/nps-answers';
import { SentSurveys } from '@/app/(app)/accounts/[accountId]/_tabs/nps/sent-surveys';
import { askShown, PARTS, type PartId, shownFile, shownPart } from '@/app/(app)/accounts/[accountId]/_tabs/nps/shown';
import { SegmentedLinks } from '@/components/ui/segmented';
import { hrefWith } from '@/lib/kit/url-codec';
import { keptParams } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

/** How likely the account's people recommend us, how content they are, and what was sent to them. */
export const npsTab = defineTab({
  reads: askShown,
  file: shownFile,
  View: async ({ place, data: { nps, npsPage, csat, csatPage, rate, sentPage } }) => {
    const t = await getTranslator('survey');
    const parts = (Object.keys(PARTS) as PartId[]).map((id) => ({
      id,
      label: t(`of.${id}`),
      href: hrefWith(place.path, { ...keptParams(place), ...PARTS[id] }),
    }));
    return (
      <Messages areas={['survey']}>
        <div className="flex flex-wrap items-center justify-between gap-2 pb-2.5">
          <SegmentedLinks label={t('of.label')} current={shownPart(place)} items={parts} />
          {addLink(place, 'survey', t('send'))}
        </div>
        {nps && npsPage && <NpsAnswers place={place} reading={nps} page={npsPage} />}
        {csat && csatPage && <CsatAnswers place={place} figures={csat} page={csatPage} />}
        {rate && sentPage && <SentSurveys place={place} rate={rate} page={sentPage} />}
      </Messages>
    );
  },
});

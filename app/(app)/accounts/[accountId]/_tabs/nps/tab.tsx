import { addLink } from '@/app/(app)/accounts/[accountId]/_tabs/add-link';
import { defineTab } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { Answers } from '@/app/(app)/accounts/[accountId]/_tabs/nps/answers';
import { NpsScore } from '@/app/(app)/accounts/[accountId]/_tabs/nps/nps-score';
import { SentSurveys } from '@/app/(app)/accounts/[accountId]/_tabs/nps/sent-surveys';
import { askAnswers, askRate, askSent, SENT, shownFile, showsSent } from '@/app/(app)/accounts/[accountId]/_tabs/nps/shown';
import { SegmentedLinks } from '@/components/ui/segmented';
import { ask } from '@/lib/core/operation';
import { readAccountNps } from '@/lib/features/survey/queries';
import { hrefWith } from '@/lib/kit/url-codec';
import { keptParams } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

/** How likely the account's people recommend us: the score now, every answer, and what was sent. */
export const npsTab = defineTab({
  reads: (place) => ({
    reading: ask(readAccountNps, { accountId: place.accountId, asOf: place.asOf }),
    answers: askAnswers(place),
    sent: askSent(place),
    rate: askRate(place),
  }),
  file: shownFile,
  View: async ({ place, data: { reading, answers, sent, rate } }) => {
    const t = await getTranslator('survey');
    const views = [
      { id: 'answers', label: t('of.answers'), href: hrefWith(place.path, keptParams(place)) },
      { id: 'sent', label: t('of.sent'), href: hrefWith(place.path, { ...keptParams(place), ...SENT }) },
    ];
    return (
      <Messages areas={['survey']}>
        <NpsScore reading={reading} place={place} />
        <div className="flex flex-wrap items-center justify-between gap-2">
          <SegmentedLinks label={t('of.label')} current={showsSent(place) ? 'sent' : 'answers'} items={views} />
          {addLink(place, 'survey', t('send'))}
        </div>
        {answers && <Answers place={place} page={answers} />}
        {sent && rate && <SentSurveys place={place} page={sent} rate={rate} />}
      </Messages>
    );
  },
});

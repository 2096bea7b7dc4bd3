import Link from 'next/link';
import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { bringBackAnswer, removeAnswer } from '@/app/(app)/accounts/[accountId]/_records/nps/actions';
import { AnswerCounts } from '@/app/(app)/accounts/[accountId]/_records/nps/answer-counts';
import { FactRows } from '@/components/panel/fact-rows';
import { DeleteButton } from '@/components/record/delete-button';
import { RecordDrawer } from '@/components/record/record-drawer';
import { may } from '@/lib/core/actor';
import { ask } from '@/lib/core/operation';
import { readNpsDetail } from '@/lib/features/survey/detail';
import { formatInstant } from '@/lib/kit/date-format';
import { NO_VALUE } from '@/lib/kit/number-format';
import { hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';

/** One answer: who gave it, what they said, and how it counts. What we entered ourselves can be deleted. */
export const npsPart = recordPart({
  reads: ({ accountId, asOf }, key) => ({ detail: ask(readNpsDetail, { accountId, asOf, id: key }) }),
  View: async ({ place, data: { detail }, closeHref }) => {
    const t = await getTranslator('survey');
    const record = await getTranslator('record');
    const { answer, origin, contact } = detail;
    const { id, email, score, comment, submittedAt, survey } = answer;
    const href = (open: string) => hrefWith(place.path, { ...place.search, open });
    const rows = [
      { id: 'score', label: t('column.score'), value: String(score) },
      {
        id: 'contact',
        label: t('contact'),
        value: contact ? (
          <Link className="link" href={href(`contact:${contact.id}`)} scroll={false}>
            {contact.name}
          </Link>
        ) : (
          NO_VALUE
        ),
      },
      { id: 'submittedAt', label: t('column.submittedAt'), value: formatInstant(submittedAt, place.locale, place.timeZone) },
      { id: 'survey', label: t('column.survey'), value: survey ?? NO_VALUE },
      { id: 'origin', label: t('origin.label'), value: t(`origin.${origin}`) },
    ];
    const canDelete = origin === 'hand' && may(place.caller.actor, 'survey:write');
    const actions = canDelete && (
      <DeleteButton
        remove={removeAnswer.bind(null, { id })}
        restore={bringBackAnswer.bind(null, { id })}
        closeHref={closeHref}
        openHref={href(`nps:${id}`)}
      />
    );
    return (
      <RecordDrawer icon="star" kind={record('kinds.nps')} title={email} actions={actions} closeHref={closeHref}>
        <FactRows rows={rows} />
        {comment && <p className="my-3 border-l-2 border-line-strong pl-3 wrap-anywhere whitespace-pre-wrap">{comment}</p>}
        <AnswerCounts detail={detail} place={place} />
      </RecordDrawer>
    );
  },
});

import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { FactRows } from '@/components/panel/fact-rows';
import { RecordDrawer } from '@/components/record/record-drawer';
import { ask } from '@/lib/core/operation';
import { npsGroup } from '@/lib/features/survey/metrics';
import { readAccountNps } from '@/lib/features/survey/queries';
import { getNpsRecord } from '@/lib/features/survey/records';
import { formatInstant } from '@/lib/kit/date-format';
import { NO_VALUE } from '@/lib/kit/number-format';
import { getTranslator } from '@/lib/next/messages';

/** One answer, and how it counts. */
export const npsPart = recordPart({
  reads: ({ accountId, asOf }, key) => ({ answer: ask(getNpsRecord, { id: key }), reading: ask(readAccountNps, { accountId, asOf }) }),
  View: async ({ place: { locale, timeZone }, data: { answer, reading }, closeHref }) => {
    const t = await getTranslator('survey');
    const record = await getTranslator('record');
    const at = (instant: string) => formatInstant(instant, locale, timeZone);
    const { score, submittedAt } = answer;
    const { window } = reading;
    const counts = window !== null && submittedAt >= window.from && submittedAt <= window.to;
    const period = window ? { from: at(window.from), to: at(window.to) } : { from: '', to: '' };
    const rows = [
      { id: 'score', label: t('column.score'), value: String(score) },
      { id: 'group', label: t('column.group'), value: t(`group.${npsGroup(score)}`) },
      { id: 'submittedAt', label: t('column.submittedAt'), value: at(submittedAt) },
      { id: 'survey', label: t('column.survey'), value: answer.survey ?? NO_VALUE },
    ];
    return (
      <RecordDrawer icon="star" kind={record('kinds.nps')} title={answer.email} closeHref={closeHref}>
        <FactRows rows={rows} />
        {answer.comment && <p className="my-3 border-l-2 border-line-strong pl-3 wrap-anywhere whitespace-pre-wrap">{answer.comment}</p>}
        <p className="mt-3 text-sm text-ink-2">
          {counts ? t('counting', period) : t('notCounting', period)} {t(`effect.${npsGroup(score)}`)}
        </p>
      </RecordDrawer>
    );
  },
});

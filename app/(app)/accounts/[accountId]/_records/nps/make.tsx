import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { addAnswer } from '@/app/(app)/accounts/[accountId]/_records/nps/actions';
import { NewRecord } from '@/components/record/new-record';
import { RecordDrawer } from '@/components/record/record-drawer';
import { SCORES, type SurveyKind } from '@/lib/features/survey/metrics';
import type { FieldSpec } from '@/lib/kit/form-field';
import { getTranslator } from '@/lib/next/messages';

/** The form for an answer that one of us enters. */
const newAnswerPart = (kind: SurveyKind) =>
  recordPart({
    reads: () => ({}),
    View: async ({ place: { accountId }, closeHref }) => {
      const t = await getTranslator('survey');
      const record = await getTranslator('record');
      const [least, most] = [SCORES[kind][0], SCORES[kind].at(-1)];
      const fields: FieldSpec[] = [
        { path: 'email', kind: 'email', label: t('column.email'), required: true, maxLength: 254 },
        { path: 'score', kind: 'number', label: t('column.score'), hint: t(`scoreHint.${kind}`), required: true, min: least, max: most },
        { path: 'comment', kind: 'textarea', label: t('column.comment'), required: false, maxLength: 10_000 },
        { path: 'submittedAt', kind: 'datetime', label: t('column.submittedAt'), hint: t('submittedHint'), required: false },
        { path: 'survey', kind: 'text', label: t('column.survey'), required: false, maxLength: 200 },
      ];
      return (
        <RecordDrawer icon="star" kind={record(`kinds.${kind}`)} title={t(`add.${kind}`)} closeHref={closeHref}>
          <NewRecord
            fields={fields}
            action={addAnswer.bind(null, kind, accountId)}
            submit={t(`add.${kind}`)}
            done={t(`added.${kind}`)}
            draft={`${kind}:new:${accountId}`}
            closeHref={closeHref}
          />
        </RecordDrawer>
      );
    },
  });

export const newNpsPart = newAnswerPart('nps');
export const newCsatPart = newAnswerPart('csat');

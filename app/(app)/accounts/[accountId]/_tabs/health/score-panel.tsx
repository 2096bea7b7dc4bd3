import { override, overrideEnd, pulse, rescore } from '@/app/(app)/accounts/[accountId]/_tabs/health/actions';
import { FormDialog } from '@/components/form/form-dialog';
import { ScoreBar } from '@/components/health/score-bar';
import { FactRows } from '@/components/panel/fact-rows';
import { Panel } from '@/components/panel/panel';
import { ActButton } from '@/components/settings/act-button';
import { Band } from '@/components/ui/band';
import type { HealthReading } from '@/lib/features/health/contract';
import { PULSE_RATINGS } from '@/lib/features/metric/metrics';
import { formatDay } from '@/lib/kit/date-format';
import { addDays } from '@/lib/kit/day';
import { formatNumber, formatPercent, NO_VALUE } from '@/lib/kit/number-format';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

interface ScorePanelProps {
  place: AccountPlace;
  reading: HealthReading;
  /** Names of the components that have no data. */
  missing: readonly string[];
  mayWrite: boolean;
}

const OVERRIDE_DAYS = 30;
const LONGEST_DAYS = 90;

/** The score in one decimal, its band, how much is known, and what stands in its place. */
export async function ScorePanel({ place, reading, missing, mayWrite }: ScorePanelProps) {
  const t = await getTranslator('health');
  const word = await getTranslator('table');
  const { locale } = place;
  const { score, whole, band, bands, coverage, model, override: set } = reading;
  const day = formatDay(reading.asOf, locale);
  const facts = [
    { id: 'model', label: t('model'), value: model ? t('version', { name: model.name, number: model.number }) : t('noModel') },
    { id: 'coverage', label: t('coverage'), value: formatPercent(coverage, locale) },
    { id: 'missing', label: t('missing'), value: missing.length > 0 ? String(missing.length) : t('none'), hint: missing.join(', ') },
    ...(set
      ? [
          {
            id: 'override',
            label: t('override.label'),
            value: `${set.score} ${word(`band.${set.band}`)}`,
            hint: [set.reason, t('override.until', { day: formatDay(set.untilOn, locale) }), set.createdBy].filter(Boolean).join(' · '),
          },
        ]
      : []),
  ];
  return (
    <Panel
      title={t('scoreOn', { day })}
      meta={
        <Band tone={band} look="soft">
          {word(`band.${band}`)}
        </Band>
      }
      footer={mayWrite && <ScoreActions place={place} isSet={set !== null} />}
    >
      <p className="flex items-baseline gap-2">
        <span className="text-2xl leading-9 font-strong tracking-[-.02em]">
          {score === null ? NO_VALUE : formatNumber(score, locale, { minimumFractionDigits: 1 })}
        </span>
        <span className="text-ink-2">{whole !== null && t('shownAs', { score: whole })}</span>
      </p>
      <ScoreBar
        score={score}
        bands={bands}
        ends={[t('end', { word: word('band.poor'), score: 0 }), t('end', { word: word('band.good'), score: 100 })]}
      />
      {score === null && <p className="py-1 text-ink-2">{reading.isBlocked ? t('blocked') : t('tooLittle')}</p>}
      <FactRows rows={facts} />
      <p className="pt-2 text-sm text-ink-2">{reading.isFrozen ? t('frozen') : t('live')}</p>
    </Panel>
  );
}

async function ScoreActions({ place, isSet }: { place: AccountPlace; isSet: boolean }) {
  const t = await getTranslator('health');
  const word = await getTranslator('table');
  const { accountId, today } = place;
  const ratings = PULSE_RATINGS.map((value) => ({ value, label: word(`band.${value}`) }));
  return (
    <div className="flex flex-wrap gap-1.5 py-1">
      <FormDialog
        label={t('pulse.write')}
        title={t('pulse.write')}
        description={t('pulse.text')}
        fields={[
          { path: 'rating', kind: 'select', label: t('pulse.rating'), required: true, options: ratings },
          { path: 'comment', kind: 'textarea', label: t('pulse.comment'), required: true, maxLength: 2000 },
        ]}
        defaults={{ rating: 'good' }}
        submit={t('save')}
        action={pulse.bind(null, accountId)}
        done={t('pulse.done')}
      />
      {isSet ? (
        <ActButton kind="default" label={t('override.end')} done={t('override.ended')} action={overrideEnd.bind(null, { accountId })} />
      ) : (
        <FormDialog
          label={t('override.set')}
          title={t('override.title')}
          description={t('override.text')}
          fields={[
            { path: 'score', kind: 'number', label: t('override.score'), required: true, min: 0, max: 100 },
            { path: 'reason', kind: 'textarea', label: t('override.reason'), required: true, maxLength: 500 },
            { path: 'untilOn', kind: 'date', label: t('override.untilOn'), hint: t('override.longest', { days: LONGEST_DAYS }), required: true },
          ]}
          defaults={{ untilOn: addDays(today, OVERRIDE_DAYS) }}
          submit={t('override.set')}
          action={override.bind(null, accountId)}
          done={t('override.done')}
        />
      )}
      <ActButton label={t('rescore')} done={t('rescored')} action={rescore.bind(null, { accountId })} />
    </div>
  );
}

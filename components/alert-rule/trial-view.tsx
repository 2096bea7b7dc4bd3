'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl/react';
import { FigureTable } from '@/components/overview/figure-table';
import { Panel } from '@/components/panel/panel';
import { ActButton } from '@/components/settings/act-button';
import type { RuleTerms, RuleTrialResult } from '@/lib/features/alert-rule/contract';
import { HEALTH_SCORE } from '@/lib/features/alert-rule/metrics';
import { formatDay, formatInstant } from '@/lib/kit/date-format';
import type { FormOutcome } from '@/lib/kit/form-outcome';

const MOST_SHOWN = 30;

/** Bars of a rule's dry run by week; the table below says the same. */
function Weeks({ weeks }: Pick<RuleTrialResult, 'weeks'>) {
  const most = Math.max(1, ...weeks.map(({ fired }) => fired));
  return (
    <div aria-hidden="true" className="flex h-16 items-end gap-1">
      {weeks.map(({ week, fired }) => (
        <span key={week} className="min-h-px grow rounded-t-sm bg-accent" style={{ height: `${(100 * fired) / most}%` }} />
      ))}
    </div>
  );
}

/** Has values of metrics kept from now on; those of past days follow within minutes. */
export type KeepValues = (input: { metrics: readonly string[] }) => Promise<FormOutcome<unknown>>;

interface TrialViewProps {
  result: RuleTrialResult;
  /** What was tried. */
  terms: RuleTerms;
  timeZone: string;
  keepValues: KeepValues;
}

/** Metrics of conditions whose values are kept once they are asked for; a health score's are in any case. */
const metricsOf = ({ conditions }: RuleTerms): string[] =>
  conditions.flatMap((condition) => (condition.kind === 'band' || condition.metric === HEALTH_SCORE ? [] : [condition.metric]));

/** What a rule would have raised in the past days. */
export function TrialView({ result, terms, timeZone, keepValues }: TrialViewProps) {
  const t = useTranslations('alertRule');
  const locale = useLocale();
  const { from, to, since, seenSince, accounts, fired, firedAccounts, weeks, firings } = result;
  const shown = firings.slice(0, MOST_SHOWN);
  const day = (one: string) => formatDay(one, locale);
  return (
    <Panel title={t('trial.title')}>
      <div className="grid gap-4">
        <div role="status" className="grid gap-1">
          {since !== null && <p className="font-strong">{t('trial.would', { count: fired, accounts: firedAccounts })}</p>}
          <p className="text-ink-2">{t('trial.over', { count: accounts, from: day(from), to: day(to) })}</p>
          {since === null && (
            <p className="flex flex-wrap items-center gap-2 text-ink-2">
              {t('trial.nothingKept')}
              <ActButton kind="default" label={t('trial.keep')} done={t('trial.keeping')} action={() => keepValues({ metrics: metricsOf(terms) })} />
            </p>
          )}
          {since !== null && since > from && <p className="text-ink-2">{t('trial.keptSince', { day: day(since) })}</p>}
          {terms.checked === 'on_change' && (
            <p className="text-ink-2">{seenSince ? t('trial.seenSince', { day: day(seenSince) }) : t('trial.nothingSeen')}</p>
          )}
        </div>
        {fired > 0 && <Weeks weeks={weeks} />}
        {shown.length > 0 && (
          <FigureTable
            label={t('trial.title')}
            columns={[
              { id: 'day', label: t('trial.day') },
              { id: 'account', label: t('trial.account') },
            ]}
            rows={shown.map(({ accountId, account, day: on, at }) => ({
              id: `${on} ${accountId}`,
              cells: [
                at === null ? day(on) : formatInstant(at, locale, timeZone),
                <Link key="account" className="link" prefetch={false} href={`/accounts/${encodeURIComponent(accountId)}/alerts`}>
                  {account}
                </Link>,
              ],
            }))}
          />
        )}
        {shown.length < fired && <p className="text-sm text-ink-2">{t('trial.cut', { count: shown.length })}</p>}
      </div>
    </Panel>
  );
}

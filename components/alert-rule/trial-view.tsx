'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl/react';
import { FigureTable } from '@/components/overview/figure-table';
import type { RuleTerms, RuleTrialResult } from '@/lib/features/alert-rule/contract';
import { formatDay, formatInstant } from '@/lib/kit/date-format';

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

interface TrialViewProps {
  result: RuleTrialResult;
  /** When the terms that were tried look. */
  checked: RuleTerms['checked'];
  timeZone: string;
}

/** What a rule would have raised in the past days. */
export function TrialView({ result, checked, timeZone }: TrialViewProps) {
  const t = useTranslations('alertRule');
  const locale = useLocale();
  const { from, to, since, seenSince, accounts, fired, firedAccounts, weeks, firings } = result;
  const shown = firings.slice(0, MOST_SHOWN);
  const day = (one: string) => formatDay(one, locale);
  return (
    <div className="grid gap-4">
      <div role="status" className="grid gap-1">
        <p className="font-strong">{t('trial.would', { count: fired, accounts: firedAccounts })}</p>
        <p className="text-ink-2">{t('trial.over', { count: accounts, from: day(from), to: day(to) })}</p>
        {since === null && <p className="text-ink-2">{t('trial.nothingKept')}</p>}
        {since !== null && since > from && <p className="text-ink-2">{t('trial.keptSince', { day: day(since) })}</p>}
        {checked === 'on_change' && (
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
  );
}

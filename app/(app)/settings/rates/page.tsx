import { removeRate, setRate } from '@/app/(app)/settings/rates/actions';
import { settingsPart } from '@/app/(app)/settings/settings-part';
import { FormDialog } from '@/components/form/form-dialog';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { ActButton } from '@/components/settings/act-button';
import { SettingsRow } from '@/components/settings/settings-row';
import { listExchangeRates } from '@/lib/features/money/rates';
import { formatDay } from '@/lib/kit/date-format';
import { getTranslator, readLocale } from '@/lib/next/messages';
import { readForPage } from '@/lib/next/read-for-page';

export default settingsPart('rates', async (caller) => {
  const { currency: home, rates } = await readForPage(listExchangeRates, caller, {});
  const t = await getTranslator('settings');
  const locale = await readLocale();
  const add = (
    <FormDialog
      label={t('rates.add')}
      kind="primary"
      icon="plus"
      title={t('rates.add')}
      fields={[
        { path: 'currency', kind: 'text', label: t('rates.currency'), hint: t('rates.currencyHint'), required: true, maxLength: 3 },
        { path: 'day', kind: 'date', label: t('rates.day'), required: true },
        { path: 'rate', kind: 'text', label: t('rates.rate'), hint: t('rates.rateHint', { home }), required: true, maxLength: 21 },
      ]}
      submit={t('save')}
      action={setRate}
      done={t('rates.added')}
    />
  );
  return (
    <Panel title={t('rates.title', { home })} actions={add} flush>
      <p className="px-card pb-2 text-sm text-ink-2">{t('rates.text')}</p>
      {rates.length === 0 && <PanelEmpty title={t('rates.empty')} text={t('rates.emptyText')} />}
      <ul>
        {rates.map(({ currency, day, rate }) => (
          <SettingsRow
            key={`${currency} ${day}`}
            title={t('rates.worth', { currency, rate: rate.replace(/\.?0+$/, ''), home })}
            text={t('rates.from', { day: formatDay(day, locale) })}
            actions={
              <ActButton
                label={t('rates.remove')}
                done={t('rates.removed')}
                confirm={{ title: t('rates.confirm', { currency, day: formatDay(day, locale) }), text: t('rates.confirmText') }}
                action={removeRate.bind(null, { currency, day })}
              />
            }
          />
        ))}
      </ul>
    </Panel>
  );
});

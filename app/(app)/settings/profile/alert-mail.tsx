import { saveAlertMail } from '@/app/(app)/settings/profile/actions';
import { Panel } from '@/components/panel/panel';
import { SavingForm } from '@/components/settings/saving-form';
import type { AlertPreference } from '@/lib/features/alert/contract';
import { ALERT_DELIVERIES } from '@/lib/features/alert/table';
import { getTranslator } from '@/lib/next/messages';

const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${String(hour).padStart(2, '0')}:00` }));

interface AlertMailProps {
  preference: AlertPreference;
  timeZone: string;
}

/** How one hears of alerts by mail, and when not. */
export async function AlertMail({ preference: { delivery, dailyAt, quietFrom, quietTo }, timeZone }: AlertMailProps) {
  const t = await getTranslator('settings');
  const deliveries = ALERT_DELIVERIES.map((value) => ({ value, label: t(`profile.alerts.delivery.${value}`) }));
  const hours = (path: 'dailyAt' | 'quietFrom' | 'quietTo', required: boolean) =>
    ({ path, kind: 'select', label: t(`profile.alerts.${path}`), required, options: HOURS }) as const;
  return (
    <Panel title={t('profile.alerts.title')}>
      <div className="grid max-w-92 gap-4">
        <p className="text-ink-2">{t('profile.alerts.text', { timeZone })}</p>
        <SavingForm
          fields={[
            { path: 'delivery', kind: 'select', label: t('profile.alerts.how'), required: true, options: deliveries },
            hours('dailyAt', true),
            hours('quietFrom', false),
            hours('quietTo', false),
          ]}
          defaults={{ delivery, dailyAt: String(dailyAt), quietFrom: quietFrom?.toString(), quietTo: quietTo?.toString() }}
          action={saveAlertMail}
          submit={t('save')}
          done={t('saved')}
        />
      </div>
    </Panel>
  );
}

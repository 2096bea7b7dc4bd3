import { rename, replacePassword } from '@/app/(app)/settings/profile/actions';
import { AlertMail } from '@/app/(app)/settings/profile/alert-mail';
import { CalendarFeed } from '@/app/(app)/settings/profile/calendar-feed';
import { settingsPart } from '@/app/(app)/settings/settings-part';
import { Panel } from '@/components/panel/panel';
import { SavingForm } from '@/components/settings/saving-form';
import { Tag } from '@/components/ui/tag';
import { signedIn } from '@/lib/core/signed-in';
import { readAlertPreference } from '@/lib/features/alert/preferences';
import { readCalendarFeed } from '@/lib/features/task/feed';
import { getTranslator } from '@/lib/next/messages';
import { readForPage } from '@/lib/next/read-for-page';

export default settingsPart('profile', async (caller, at) => {
  const { name, email, role, licence } = signedIn(caller);
  const [{ since }, preference] = await Promise.all([readForPage(readCalendarFeed, caller, {}), readForPage(readAlertPreference, caller, {})]);
  const t = await getTranslator('settings');
  const rights = t('profile.rights', { role: t(`roles.${role}`), licence: t(`licences.${licence}`) });
  return (
    <>
      <Panel title={t('parts.profile')} meta={<Tag>{rights}</Tag>}>
        <div className="grid max-w-92 gap-4">
          <p className="text-ink-2">{t('profile.email', { email })}</p>
          <SavingForm
            fields={[{ path: 'name', kind: 'text', label: t('name'), required: true, maxLength: 100, autoComplete: 'name' }]}
            defaults={{ name }}
            action={rename}
            submit={t('save')}
            done={t('saved')}
          />
        </div>
      </Panel>
      <Panel title={t('profile.password')}>
        <div className="max-w-92">
          <SavingForm
            fields={[
              { path: 'current', kind: 'password', label: t('profile.current'), required: true, maxLength: 200, autoComplete: 'current-password' },
              {
                path: 'password',
                kind: 'password',
                label: t('profile.new'),
                hint: t('profile.newHint'),
                required: true,
                maxLength: 200,
                autoComplete: 'new-password',
              },
            ]}
            action={replacePassword}
            submit={t('profile.change')}
            done={t('profile.changed')}
          />
        </div>
      </Panel>
      <AlertMail preference={preference} timeZone={caller.organization.timezone} />
      <CalendarFeed since={since} at={at} />
    </>
  );
});

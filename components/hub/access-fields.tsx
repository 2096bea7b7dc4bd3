'use client';

import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { Input } from '@/components/ui/input';
import { Switch } from '@/components/ui/switch';
import { HUB_SWITCHES } from '@/lib/features/hub/table';

/** What the hubs of a message will allow; null leaves them as they are. */
export type Access = (Record<(typeof HUB_SWITCHES)[number], boolean> & { passcode: string; expiresOn: string }) | null;

const OPEN: NonNullable<Access> = { canDownload: true, canForward: true, watermark: false, codeByMail: false, passcode: '', expiresOn: '' };

/** Access as the operation takes it. */
export const accessInput = (access: Access) =>
  access === null ? {} : { ...access, passcode: access.passcode.trim() || null, expiresOn: access.expiresOn || null };

/** What readers may do, and what the door asks them. */
export function AccessFields({ access, onChange }: { access: Access; onChange: (access: Access) => void }) {
  const t = useTranslations('hub');
  const id = useId();
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium">{t('access')}</legend>
      <p className="text-sm text-ink-2">{t('accessText')}</p>
      <label className="flex min-h-8 items-center gap-2.5">
        <Switch checked={access !== null} onChange={({ target }) => onChange(target.checked ? OPEN : null)} />
        {t('change')}
      </label>
      {access && (
        <div className="grid gap-2 border-l-2 border-line pl-4">
          {HUB_SWITCHES.map((name) => (
            <label key={name} className="flex min-h-8 items-center gap-2.5">
              <Switch checked={access[name]} onChange={({ target }) => onChange({ ...access, [name]: target.checked })} />
              {t(`option.${name}`)}
            </label>
          ))}
          <div className="grid grid-cols-2 gap-3 phone:grid-cols-1">
            <div className="grid gap-1">
              <label htmlFor={`${id}-passcode`}>{t('passcode')}</label>
              <Input
                id={`${id}-passcode`}
                autoComplete="off"
                maxLength={100}
                aria-describedby={`${id}-hint`}
                value={access.passcode}
                onChange={({ target }) => onChange({ ...access, passcode: target.value })}
              />
              <p id={`${id}-hint`} className="text-sm text-ink-2">
                {t('passcodeHint')}
              </p>
            </div>
            <div className="grid content-start gap-1">
              <label htmlFor={`${id}-day`}>{t('expiresOn')}</label>
              <Input
                id={`${id}-day`}
                type="date"
                value={access.expiresOn}
                onChange={({ target }) => onChange({ ...access, expiresOn: target.value })}
              />
            </div>
          </div>
        </div>
      )}
    </fieldset>
  );
}

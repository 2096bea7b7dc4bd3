import { createApiKey, createWriteKey } from '@/app/(app)/settings/keys/actions';
import { KeyDialog } from '@/components/settings/key-dialog';
import { SCOPES } from '@/lib/kit/access';
import type { FieldSpec } from '@/lib/kit/form-field';
import { getTranslator } from '@/lib/next/messages';

/** Two ways to a new key: one for the API, with scopes, and one that may only send events. */
export async function NewKeys() {
  const t = await getTranslator('settings');
  const name: FieldSpec = { path: 'name', kind: 'text', label: t('name'), required: true, maxLength: 100 };
  const scopes = SCOPES.map(
    (scope): FieldSpec => ({ path: `scopes.${scope}`, kind: 'checkbox', label: t(`permissions.scope.${scope}`), required: false }),
  );
  const words = { submit: t('keys.create'), done: t('keys.created'), secretLabel: t('keys.secret') };
  return (
    <>
      <KeyDialog
        {...words}
        label={t('keys.addApi')}
        title={t('keys.addApi')}
        description={t('keys.addApiText')}
        fields={[name, ...scopes]}
        defaults={{ scopes: { read: true } }}
        action={createApiKey}
      />
      <KeyDialog
        {...words}
        label={t('keys.addWrite')}
        title={t('keys.addWrite')}
        description={t('keys.addWriteText')}
        fields={[name]}
        action={createWriteKey}
      />
    </>
  );
}

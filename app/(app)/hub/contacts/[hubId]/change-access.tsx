import { changeAccess } from '@/app/(app)/hub/contacts/[hubId]/actions';
import { FormDialog } from '@/components/form/form-dialog';
import { HUB_SWITCHES } from '@/lib/features/hub/table';
import type { ContactHub } from '@/lib/features/hub-manager/reading-contract';
import type { FieldSpec } from '@/lib/kit/form-field';
import { getTranslator } from '@/lib/next/messages';

/** Changes what the hub allows, what its door asks for, and until when it is open: also a hub that has expired. */
export async function ChangeAccess({ hub: { id, name, access } }: { hub: ContactHub }) {
  const [t, words] = [await getTranslator('hubManager'), await getTranslator('hub')];
  const { version, asksPasscode, expiresOn, ...switches } = access;
  const field = (path: string, kind: FieldSpec['kind'], label: string, hint?: string): FieldSpec => ({ path, kind, label, hint, required: false });
  return (
    <FormDialog
      label={t('access.change')}
      kind="quiet"
      icon="lock"
      title={t('access.title', { name })}
      description={t('access.text')}
      fields={[
        ...HUB_SWITCHES.map((one) => field(one, 'switch', words(`option.${one}`))),
        field(
          'passcode',
          'text',
          t(asksPasscode ? 'access.newPasscode' : 'access.passcodeToSet'),
          t(asksPasscode ? 'access.keepPasscode' : 'access.noPasscode'),
        ),
        ...(asksPasscode ? [field('withoutPasscode', 'switch', t('access.withoutPasscode'))] : []),
        field('expiresOn', 'date', words('expiresOn'), t('access.expiresHint')),
      ]}
      defaults={{ ...switches, expiresOn: expiresOn ?? '' }}
      version={version}
      submit={t('access.save')}
      action={changeAccess.bind(null, id)}
      done={t('access.saved', { name })}
    />
  );
}

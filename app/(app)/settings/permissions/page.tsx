import { settingsPart } from '@/app/(app)/settings/settings-part';
import { type MatrixRow, PermissionMatrix } from '@/components/settings/permission-matrix';
import { keyMay, LICENCES, memberMay, PERMISSIONS, type Permission, ROLES, SCOPES } from '@/lib/kit/access';
import { getTranslator } from '@/lib/next/messages';

type NameKey = Parameters<Awaited<ReturnType<typeof getTranslator<'settings'>>>>[0];

/** The columns in which a permission is granted: `role licence` and key scopes. */
function grantedTo(permission: Permission): Set<string> {
  const members = ROLES.flatMap((role) => LICENCES.filter((licence) => memberMay(role, licence, permission)).map((licence) => `${role} ${licence}`));
  return new Set([...members, ...SCOPES.filter((scope) => keyMay([scope], permission))]);
}

export default settingsPart('permissions', async () => {
  const t = await getTranslator('settings');
  const roles = ROLES.map((role) => ({
    name: t(`roles.${role}`),
    columns: LICENCES.map((licence) => ({ id: `${role} ${licence}`, name: t(`licences.${licence}`) })),
  }));
  const scopes = { name: t('permissions.scopes'), columns: SCOPES.map((id) => ({ id, name: t(`permissions.scope.${id}`) })) };
  const rows: MatrixRow[] = (Object.keys(PERMISSIONS) as Permission[]).map((id) => ({
    id,
    name: t(`permissions.name.${id.replace(':', '.')}` as NameKey),
    has: grantedTo(id),
  }));
  return (
    <>
      <p className="text-ink-2">{t('permissions.text')}</p>
      <PermissionMatrix
        caption={t('permissions.caption')}
        heading={t('permissions.heading')}
        groups={[...roles, scopes]}
        rows={rows}
        yes={t('permissions.yes')}
        no={t('permissions.no')}
      />
    </>
  );
});

import { AttributePanel } from '@/app/(app)/settings/attributes/attribute-panel';
import { settingsPart } from '@/app/(app)/settings/settings-part';
import { listAttributes } from '@/lib/features/attribute/queries';
import { readForPage } from '@/lib/next/read-for-page';

export default settingsPart('attributes', async (caller) => {
  const [accounts, goals] = await Promise.all([
    readForPage(listAttributes, caller, { archived: true }),
    readForPage(listAttributes, caller, { subject: 'goal', archived: true }),
  ]);
  const { currency } = caller.organization;
  return (
    <>
      <AttributePanel subject="account" attributes={accounts} currency={currency} />
      <AttributePanel subject="goal" attributes={goals} currency={currency} />
    </>
  );
});

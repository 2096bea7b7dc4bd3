import { addLink } from '@/app/(app)/accounts/[accountId]/_records/asset/actions';
import { assetFields } from '@/app/(app)/accounts/[accountId]/_records/asset/asset-fields';
import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { NewFiles } from '@/components/asset/new-files';
import { NewRecord } from '@/components/record/new-record';
import { RecordDrawer } from '@/components/record/record-drawer';
import { ASSET_KINDS } from '@/lib/features/asset/table';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

/** New assets: files to upload, or a link. */
export const newAssetPart = recordPart({
  reads: () => ({}),
  View: async ({ place: { accountId }, closeHref }) => {
    const t = await getTranslator('asset');
    const record = await getTranslator('record');
    return (
      <Messages areas={['asset', 'upload']}>
        <RecordDrawer icon="file" kind={record('kinds.asset')} title={t('new')} closeHref={closeHref}>
          <h3 className="mb-2 font-strong">{t('files')}</h3>
          <NewFiles accountId={accountId} kinds={ASSET_KINDS} />
          <h3 className="mt-6 mb-2 font-strong">{t('link')}</h3>
          <NewRecord
            fields={await assetFields(true)}
            action={addLink.bind(null, accountId)}
            submit={t('addLink')}
            done={t('linkAdded')}
            draft={`asset:new:${accountId}`}
            closeHref={closeHref}
          />
        </RecordDrawer>
      </Messages>
    );
  },
});

import { bringBackAsset, changeAsset, latestAsset, publish, removeAsset } from '@/app/(app)/accounts/[accountId]/_records/asset/actions';
import { AssetFacts } from '@/app/(app)/accounts/[accountId]/_records/asset/asset-facts';
import { assetFields } from '@/app/(app)/accounts/[accountId]/_records/asset/asset-fields';
import { AssetVersions } from '@/app/(app)/accounts/[accountId]/_records/asset/asset-versions';
import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { publishFields } from '@/app/(app)/hub/library/publication-fields';
import { Preview } from '@/components/asset/preview';
import { PublishButton } from '@/components/asset/publish-button';
import { DeleteButton } from '@/components/record/delete-button';
import { RecordDrawer } from '@/components/record/record-drawer';
import { RecordEditor } from '@/components/record/record-editor';
import { may } from '@/lib/core/actor';
import { ask } from '@/lib/core/operation';
import { assetValues } from '@/lib/features/asset/contract';
import { getAsset } from '@/lib/features/asset/queries';
import { getsPages, titleOfAsset } from '@/lib/features/publication/table';
import { hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

/** One asset beside the page: what it says, its newest version to look at, and all of them to keep. */
export const assetPart = recordPart({
  reads: (_place, key) => ({ asset: ask(getAsset, { id: key }) }),
  homeOf: ({ asset }) => asset.accountId,
  View: async ({ place, data: { asset }, closeHref }) => {
    const record = await getTranslator('record');
    const { id, version, name, url, files } = asset;
    const [latest] = files;
    const editable = may(place.caller.actor, 'asset:write');
    const openHref = hrefWith(place.path, { ...place.search, open: `asset:${id}` });
    const actions = editable && (
      <DeleteButton remove={removeAsset.bind(null, { id })} restore={bringBackAsset.bind(null, { id })} closeHref={closeHref} openHref={openHref} />
    );
    return (
      <Messages areas={['asset', 'upload']}>
        <RecordDrawer icon={url === null ? 'file' : 'link'} kind={record('kinds.asset')} title={name} actions={actions} closeHref={closeHref} wide>
          <RecordEditor
            editable={editable}
            fields={await assetFields(url !== null)}
            defaults={assetValues(asset)}
            version={version}
            latest={latestAsset.bind(null, id)}
            action={changeAsset.bind(null, id)}
            draft={`asset:${id}`}
          >
            <AssetFacts asset={asset} reader={place} />
          </RecordEditor>
          {may(place.caller.actor, 'publication:write') && (latest ? getsPages(latest.fileName) : url?.startsWith('http')) && (
            <p className="mt-3">
              <PublishButton
                fields={await publishFields()}
                defaults={{ title: latest ? titleOfAsset(name, latest.fileName) : name, kind: latest ? 'other' : 'link', updatePolicy: 'ask' }}
                action={publish.bind(null, id)}
              />
            </p>
          )}
          {latest && (
            <div className="mt-6">
              <Preview key={latest.number} id={id} file={latest} />
            </div>
          )}
          {url === null && <AssetVersions asset={asset} editable={editable} reader={place} />}
        </RecordDrawer>
      </Messages>
    );
  },
});

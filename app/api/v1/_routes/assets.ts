import { createLink, deleteAsset, restoreAsset, updateAsset } from '@/lib/features/asset/commands';
import { Asset, FinishedUpload } from '@/lib/features/asset/contract';
import { downloadFile, showImage } from '@/lib/features/asset/download';
import { getAsset, listAssets } from '@/lib/features/asset/queries';
import { beginUpload, finishUpload } from '@/lib/features/asset/upload';
import { cancelUpload, readUpload, receiveBytes } from '@/lib/features/upload/commands';
import { Upload } from '@/lib/features/upload/contract';
import { apiListByKey } from '@/lib/next/api-list';
import { api } from '@/lib/next/api-route';
import { apiFile, apiTransfer } from '@/lib/next/api-transfer';

export const assetRoutes = {
  list: apiListByKey('GET /api/v1/assets', 'Assets by id, with all their versions', listAssets, Asset, (asset) => asset.id),
  link: api('POST /api/v1/assets', 'Add a link; files are uploaded', createLink, 201),
  get: api('GET /api/v1/assets/{id}', 'One asset with all its versions', getAsset),
  update: api('PATCH /api/v1/assets/{id}', 'Change name, kind, tags, description or a link’s address', updateAsset),
  delete: api('DELETE /api/v1/assets/{id}', 'Delete an asset with its versions; it can be restored for 30 days', deleteAsset, 204),
  restore: api('POST /api/v1/assets/{id}/restoration', 'Bring a deleted asset back', restoreAsset, 204),
  file: apiFile('GET /api/v1/assets/{id}/file', 'Download a version, by default the latest', downloadFile),
  image: apiFile('GET /api/v1/assets/{id}/image', 'A version that is a PNG, JPEG, GIF or WebP picture, to be shown', showImage),
};

export const uploadRoutes = {
  begin: api('POST /api/v1/uploads', 'Announce a file of at most 100 MB: a new asset, or with assetId a version of one', beginUpload, 201),
  read: api('GET /api/v1/uploads/{id}', 'How much of an upload has arrived', readUpload),
  receive: apiTransfer('PATCH /api/v1/uploads/{id}', 'Send the next bytes, from an offset on', receiveBytes, { output: Upload, takesBytes: true }),
  finish: apiTransfer('PUT /api/v1/uploads/{id}/completion', 'Check the file and make it an asset; repeating it answers the same', finishUpload, {
    output: FinishedUpload,
  }),
  cancel: apiTransfer('DELETE /api/v1/uploads/{id}', 'Forget an upload', cancelUpload),
};

import {
  archivePublication,
  changeAddress,
  createLink,
  deletePublication,
  publishAsset,
  reopenPublication,
  restorePublication,
  updatePublication,
} from '@/lib/features/publication/commands';
import { Publication, SavedVersion } from '@/lib/features/publication/contract';
import { downloadPublication, showPage } from '@/lib/features/publication/download';
import { getPublication, listPublications, readPages } from '@/lib/features/publication/queries';
import { beginPublicationUpload, finishPublicationUpload, uploadPublication, uploadVersion } from '@/lib/features/publication/upload';
import { apiListByKey } from '@/lib/next/api-list';
import { api } from '@/lib/next/api-route';
import { apiFile, apiTransfer } from '@/lib/next/api-transfer';

const DRAWN = { output: SavedVersion, takesBytes: true };

export const publicationRoutes = {
  list: apiListByKey('GET /api/v1/publications', 'Publications by id, with all their versions', listPublications, Publication, ({ id }) => id),
  upload: apiTransfer('POST /api/v1/publications', 'Send a PDF, a picture or an office file of at most 100 MB', uploadPublication, DRAWN),
  beginUpload: api(
    'POST /api/v1/publication-uploads',
    'Announce a file that may arrive in pieces: a publication, or with id a version of one',
    beginPublicationUpload,
    201,
  ),
  finishUpload: apiTransfer(
    'PUT /api/v1/publication-uploads/{id}/completion',
    'Check the file and have its pages drawn; repeating it answers the same',
    finishPublicationUpload,
    {
      output: SavedVersion,
    },
  ),
  link: api('POST /api/v1/publication-links', 'Add an address on the web', createLink, 201),
  fromAsset: api(
    'POST /api/v1/assets/{id}/publication',
    'Make an asset a publication: the address that it is, or its newest file',
    publishAsset,
    201,
  ),
  get: api('GET /api/v1/publications/{id}', 'One publication with all its versions', getPublication),
  update: api('PATCH /api/v1/publications/{id}', 'Change what it says of itself and what may be done with it', updatePublication),
  delete: api('DELETE /api/v1/publications/{id}', 'Delete one that is shared with nobody; it can be restored for 30 days', deletePublication, 204),
  restore: api('POST /api/v1/publications/{id}/restoration', 'Bring a deleted publication back', restorePublication, 204),
  archive: api('PUT /api/v1/publications/{id}/archiving', 'Take it out of what can be sent; shared copies stay', archivePublication, 204),
  reopen: api('DELETE /api/v1/publications/{id}/archiving', 'Put an archived publication back', reopenPublication, 204),
  renew: apiTransfer('POST /api/v1/publications/{id}/versions', 'Send the file of its next version', uploadVersion, DRAWN),
  readdress: api('PUT /api/v1/publications/{id}/address', 'Give a link its next address', changeAddress),
  pages: api('GET /api/v1/publications/{id}/pages', 'The pages of a version, by default the latest: their text and whether they changed', readPages),
  picture: apiFile('GET /api/v1/publications/{id}/picture', 'The picture of a page, as WebP', showPage),
  file: apiFile('GET /api/v1/publications/{id}/file', 'Download a version’s file, by default the latest', downloadPublication),
};

import { Publication, SavedVersion } from '@/lib/features/publication/contract';
import { downloadPublication, showPage } from '@/lib/features/publication/download';
import { getPublication, listPublications, readPages } from '@/lib/features/publication/queries';
import { uploadPublication, uploadVersion } from '@/lib/features/publication/upload';
import { apiListByKey } from '@/lib/next/api-list';
import { api } from '@/lib/next/api-route';
import { apiFile, apiTransfer } from '@/lib/next/api-transfer';

export const publicationRoutes = {
  list: apiListByKey('GET /api/v1/publications', 'Publications by id, with all their versions', listPublications, Publication, ({ id }) => id),
  upload: apiTransfer(
    'POST /api/v1/publications',
    'Send a PDF, a picture or an office file of at most 100 MB as a new publication',
    uploadPublication,
    {
      output: SavedVersion,
      takesBytes: true,
    },
  ),
  get: api('GET /api/v1/publications/{id}', 'One publication with all its versions', getPublication),
  renew: apiTransfer('POST /api/v1/publications/{id}/versions', 'Send the file of its next version', uploadVersion, {
    output: SavedVersion,
    takesBytes: true,
  }),
  pages: api('GET /api/v1/publications/{id}/pages', 'The pages of a version, by default the latest: their text and whether they changed', readPages),
  picture: apiFile('GET /api/v1/publications/{id}/picture', 'The picture of a page, as WebP', showPage),
  file: apiFile('GET /api/v1/publications/{id}/file', 'Download a version’s file, by default the latest', downloadPublication),
};

import type { OpenDocument } from '@/lib/features/hub-reading/contract';

type Place = Pick<OpenDocument, 'hubId' | 'itemId' | 'versionId'>;

/** Where the parts of a document come from: always of the version that the viewer shows. */
export function viewerAddresses({ hubId, itemId, versionId }: Place) {
  const item = `/h/r/${hubId}/${itemId}`;
  return {
    list: `/h/r/${hubId}`,
    recorded: `/h/r/${hubId}/recorded`,
    beats: `/h/r/${hubId}/beats`,
    file: `${item}/file`,
    picture: (page: number) => `${item}/pages/${page}?version=${versionId}`,
    small: (page: number) => `${item}/pages/${page}?version=${versionId}&small`,
    text: (page: number) => `${item}/text/${page}?version=${versionId}`,
    search: (words: string) => `${item}/search?words=${encodeURIComponent(words)}`,
  };
}

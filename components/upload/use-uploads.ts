'use client';

import { useSyncExternalStore } from 'react';
import { type QueuedUpload, readUploads, subscribeUploads } from '@/components/upload/upload-queue';

const NONE: readonly QueuedUpload[] = [];

/** The uploads that were begun in a place, as far as they are. */
export function useUploads(place: string): readonly QueuedUpload[] {
  return useSyncExternalStore(subscribeUploads, readUploads, () => NONE).filter((upload) => upload.place === place);
}

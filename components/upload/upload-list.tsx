'use client';

import { UploadLine } from '@/components/upload/upload-line';
import type { QueuedUpload } from '@/components/upload/upload-queue';

/** Files on their way; nothing without any. */
export function UploadList({ uploads }: { uploads: readonly QueuedUpload[] }) {
  if (uploads.length === 0) return null;
  return (
    <ul>
      {uploads.map((upload) => (
        <UploadLine key={upload.key} upload={upload} />
      ))}
    </ul>
  );
}

'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { addUploads, dropUpload, type QueuedUpload, readUploads, type UploadTarget } from '@/components/upload/upload-queue';
import { useUploads } from '@/components/upload/use-uploads';

interface OneUpload {
  /** What is on its way, or was refused. */
  uploads: readonly QueuedUpload[];
  isUnderWay: boolean;
  send: (file: File, target: UploadTarget) => void;
}

/** Sends one file at a time from a place, and tells of it once it is there; what ended while nobody looked is forgotten. */
export function useOneUpload<Answer>(place: string, onSent: (answer: Answer, name: string) => void): OneUpload {
  const uploads = useUploads(place);
  const told = useEffectEvent(onSent);
  const [before] = useState(() => readUploads().map(({ key, status }) => status === 'done' && key));
  const done = uploads.find(({ status }) => status === 'done');
  useEffect(() => {
    if (!done) return;
    dropUpload(done.key);
    if (!before.includes(done.key)) told(done.answer as Answer, done.name);
  }, [done, before]);
  return {
    uploads,
    isUnderWay: uploads.some(({ status }) => status !== 'refused' && status !== 'done'),
    send: (file, target) => {
      for (const { key, status } of uploads) if (status === 'refused') dropUpload(key);
      addUploads(place, [file], target);
    },
  };
}

'use client';

import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import type { BackTestResult, ModelContent, TrialResult } from '@/lib/features/health/contract';
import type { FormOutcome } from '@/lib/kit/form-outcome';

export interface ModelActions {
  tryOut: (input: { id: string; content: ModelContent }) => Promise<FormOutcome<TrialResult>>;
  backTest: (input: { id: string; content: ModelContent; horizonDays: number }) => Promise<FormOutcome<BackTestResult>>;
  save: (input: { id: string; version: number; content: ModelContent }) => Promise<FormOutcome<{ version: number }>>;
  publish: (input: { id: string; version: number }) => Promise<FormOutcome<{ version: number }>>;
}

/** What came of trying a draft: on the book now, or on what was kept of it. */
export type Tried = { now: TrialResult } | { past: BackTestResult };

/** What is done with a model's draft, and what came of it. @param stored the version that the editor began from */
export function useModel(id: string, stored: number, actions: ModelActions) {
  const t = useTranslations('healthModel');
  const [version, setVersion] = useState(stored);
  const [tried, setTried] = useState<Tried>();
  const [pending, start] = useTransition();
  /** The data of an outcome; what went wrong is said. */
  const dataOf = <T>(outcome: FormOutcome<T>): T | null => {
    if ('errors' in outcome) toast.error(outcome.errors[0]?.message);
    return 'data' in outcome ? outcome.data : null;
  };
  const keep = async (content: ModelContent) => {
    const saved = dataOf(await actions.save({ id, version, content }));
    if (saved) setVersion(saved.version);
    return saved?.version ?? null;
  };
  return {
    pending,
    tried,
    tryOut: (content: ModelContent) =>
      start(async () => {
        const now = dataOf(await actions.tryOut({ id, content }));
        if (now) setTried({ now });
      }),
    backTest: (content: ModelContent, horizonDays: number) =>
      start(async () => {
        const past = dataOf(await actions.backTest({ id, content, horizonDays }));
        if (past) setTried({ past });
      }),
    save: (content: ModelContent) =>
      start(async () => {
        if ((await keep(content)) !== null) toast(t('saved'));
      }),
    publish: (content: ModelContent) =>
      start(async () => {
        const from = await keep(content);
        const published = from === null ? null : dataOf(await actions.publish({ id, version: from }));
        if (!published) return;
        setVersion(published.version);
        toast(t('published'));
      }),
  };
}

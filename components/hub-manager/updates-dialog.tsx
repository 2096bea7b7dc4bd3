'use client';

import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { Count } from '@/components/ui/tag';
import type { WaitingUpdates } from '@/lib/features/hub-manager/contract';
import type { FormOutcome } from '@/lib/kit/form-outcome';

type Decision = 'approved' | 'dismissed';

interface UpdatesDialogProps {
  updates: WaitingUpdates;
  /** Absent for readers who may not write. */
  decide?: (input: { itemIds: string[]; decision: Decision; tell: boolean }) => Promise<FormOutcome<{ count: number }>>;
}

/** Newer versions that wait for a word: how many, and behind the button each with its customers. */
export function UpdatesDialog({ updates, decide }: UpdatesDialogProps) {
  const t = useTranslations('hubManager');
  const [tell, setTell] = useState(false);
  const [pending, start] = useTransition();
  const count = updates.reduce((sum, { shares }) => sum + shares.length, 0);
  const act = (itemIds: string[], decision: Decision) =>
    start(async () => {
      const outcome = await decide?.({ itemIds, decision, tell: tell && decision === 'approved' });
      if (!outcome) return;
      if ('errors' in outcome) toast.error(outcome.errors[0]?.message);
      else toast(t(`updates.${decision}`, { count: outcome.data.count }));
    });
  const trigger = (
    <Button icon="refresh">
      {t('updates.button')}
      <Count alert={count > 0}>{count}</Count>
    </Button>
  );
  return (
    <Dialog title={t('updates.title')} description={t('updates.text')} trigger={trigger} form="sheet" wide>
      {count === 0 && <EmptyState icon="check" title={t('updates.none')} />}
      {decide && count > 0 && (
        <label className="mb-3 flex items-center gap-2">
          <Checkbox checked={tell} onChange={(event) => setTell(event.target.checked)} />
          {t('updates.tell')}
        </label>
      )}
      <div className="grid gap-4" aria-busy={pending}>
        {updates.map((update) => (
          <PublicationUpdates key={update.publicationId} update={update} busy={pending} act={decide && act} />
        ))}
      </div>
    </Dialog>
  );
}

interface PublicationUpdatesProps {
  update: WaitingUpdates[number];
  busy: boolean;
  act?: (itemIds: string[], decision: Decision) => void;
}

/** A publication's newer version with the customers who still see an older one. */
function PublicationUpdates({ update: { title, number, changedPages, shares }, busy, act }: PublicationUpdatesProps) {
  const t = useTranslations('hubManager');
  const all = shares.map(({ itemId }) => itemId);
  return (
    <section aria-label={title} className="rounded-lg border border-line">
      <header className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-2">
        <div className="min-w-0 grow">
          <h3 className="font-strong [overflow-wrap:anywhere]">{title}</h3>
          <p className="text-sm text-ink-2">
            {t('updates.version', { number })} · {t('updates.pages', { count: changedPages })}
          </p>
        </div>
        {act && (
          <>
            <Button size="small" kind="quiet" busy={busy} onClick={() => act(all, 'dismissed')}>
              {t('updates.dismissAll')}
            </Button>
            <Button size="small" kind="primary" icon="refresh" busy={busy} onClick={() => act(all, 'approved')}>
              {t('updates.approveAll', { count: all.length })}
            </Button>
          </>
        )}
      </header>
      <ul>
        {shares.map(({ itemId, name, account, number: seen }) => (
          <li key={itemId} className="flex flex-wrap items-center gap-2 border-b border-grid px-3 py-1.5 last:border-b-0">
            <span className="min-w-0 grow">
              {name} <span className="text-sm text-ink-2">{t('updates.sees', { account, number: seen })}</span>
            </span>
            {act && (
              <>
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={t('updates.dismissOf', { name })}
                  busy={busy}
                  onClick={() => act([itemId], 'dismissed')}
                >
                  {t('updates.dismiss')}
                </Button>
                <Button
                  size="small"
                  icon="refresh"
                  aria-label={t('updates.approveOf', { name })}
                  busy={busy}
                  onClick={() => act([itemId], 'approved')}
                >
                  {t('updates.approve')}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

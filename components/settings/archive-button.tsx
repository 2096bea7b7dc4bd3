'use client';

import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { AttributeUse } from '@/lib/features/attribute/contract';
import type { FormOutcome } from '@/lib/kit/form-outcome';

interface ArchiveButtonProps {
  label: string;
  /** Where it is used; read when one wants to archive it. */
  uses: () => Promise<FormOutcome<AttributeUse[]>>;
  archive: () => Promise<FormOutcome<unknown>>;
  restore: () => Promise<FormOutcome<unknown>>;
}

/** Archives an attribute with a way back. One that is used says where: what decides by it keeps it, of views one is warned. */
export function ArchiveButton({ label, uses, archive, restore }: ArchiveButtonProps) {
  const t = useTranslations('settings');
  const [used, setUsed] = useState<readonly AttributeUse[]>([]);
  const [pending, start] = useTransition();
  const undo = () =>
    start(async () => {
      const outcome = await restore();
      if ('errors' in outcome) toast.error(outcome.errors[0]?.message);
    });
  const act = async () => {
    setUsed([]);
    const outcome = await archive();
    if ('errors' in outcome) toast.error(outcome.errors[0]?.message);
    else toast(t('attributes.archived', { label }), { action: { label: t('attributes.undo'), onClick: undo }, duration: 10_000 });
  };
  const ask = async () => {
    const found = await uses();
    if ('errors' in found) toast.error(found.errors[0]?.message);
    else if (found.data.length > 0) setUsed(found.data);
    else await act();
  };
  const isKept = used.some(({ kind }) => kind !== 'view');
  const wordsOf = ({ kind, name, team }: AttributeUse) =>
    kind === 'set'
      ? t('attributes.use.set', { name: name ?? '', team: team ?? '' })
      : name === null
        ? t('attributes.use.ownView')
        : t(`attributes.use.${kind}`, { name });
  return (
    <>
      <Button kind="quiet" size="small" busy={pending} onClick={() => start(ask)}>
        {t('attributes.archive')}
      </Button>
      <Dialog
        title={t(isKept ? 'attributes.keptTitle' : 'attributes.usedTitle', { label })}
        description={t(isKept ? 'attributes.keptText' : 'attributes.usedText')}
        open={used.length > 0}
        onOpenChange={(open) => !open && setUsed([])}
        footer={
          !isKept && (
            <Button kind="danger" busy={pending} onClick={() => start(act)}>
              {t('attributes.archiveAnyway')}
            </Button>
          )
        }
      >
        <ul className="list-disc pl-5">
          {[...new Set(used.map(wordsOf))].map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}

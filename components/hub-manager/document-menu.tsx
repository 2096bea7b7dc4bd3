'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Menu } from '@/components/ui/menu';
import type { FormOutcome } from '@/lib/kit/form-outcome';

interface DocumentMenuProps {
  title: string;
  isRevoked: boolean;
  /** Its page in the library. */
  href: string;
  /** Absent for readers who may not write. */
  revoke?: () => Promise<FormOutcome<unknown>>;
  restore?: () => Promise<FormOutcome<unknown>>;
}

/** The arrow beside a document of a contact: its page, and the end of access to it alone. */
export function DocumentMenu({ title, isRevoked, href, revoke, restore }: DocumentMenuProps) {
  const t = useTranslations('hubManager');
  const [asking, setAsking] = useState(false);
  const run = async (act: DocumentMenuProps['revoke'], done: string, undo?: () => void) => {
    const outcome = await act?.();
    if (!outcome) return;
    if ('errors' in outcome) toast.error(outcome.errors[0]?.message);
    else toast(done, undo && { action: { label: t('act.undo'), onClick: undo }, duration: 10_000 });
  };
  const back = () => void run(restore, t('act.documentRestored', { title }));
  const access = isRevoked
    ? { label: t('act.restoreDocument'), icon: 'undo' as const, onSelect: back }
    : { label: t('act.revokeDocument'), icon: 'lock' as const, danger: true, onSelect: () => setAsking(true) };
  return (
    <>
      <Menu
        groups={[{ items: [{ label: t('act.openDocument'), icon: 'layers', href }, ...(revoke ? [access] : [])] }]}
        trigger={
          <Button size="small" trailing="chevron-down" aria-label={t('act.documentOf', { title })}>
            {t('act.document')}
          </Button>
        }
      />
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('act.revokeDocumentTitle', { title })}
        verb={t('act.revokeVerb')}
        onConfirm={() => run(revoke, t('act.documentRevoked', { title }), back)}
      >
        {t('act.revokeText')}
      </ConfirmDialog>
    </>
  );
}

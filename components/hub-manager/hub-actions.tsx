'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { LinkButton } from '@/components/hub-manager/link-button';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { FormOutcome } from '@/lib/kit/form-outcome';

type Act<Input = void> = (input: Input) => Promise<FormOutcome<unknown>>;

interface HubActionsProps {
  name: string;
  isArchived: boolean;
  isRevoked: boolean;
  link: () => Promise<FormOutcome<{ url: string }>>;
  /** Absent for what was forwarded: no message of ours reached its reader. */
  resend?: Act;
  archive: Act<{ close: boolean }>;
  reopen: Act;
  revoke: Act;
  restore: Act;
}

/** What can be done with a contact's hub: take its link, send it again, tidy it away, end access; each with a way back. */
export function HubActions({ name, isArchived, isRevoked, link, resend, archive, reopen, revoke, restore }: HubActionsProps) {
  const t = useTranslations('hubManager');
  const [close, setClose] = useState(false);
  const run = async (work: Promise<FormOutcome<unknown>>, done: string, undo?: { act: Act; done: string }) => {
    const outcome = await work;
    const back = undo && { label: t('act.undo'), onClick: () => void run(undo.act(), undo.done) };
    if ('errors' in outcome) toast.error(outcome.errors[0]?.message);
    else toast(done, back && { action: back, duration: 10_000 });
  };
  return (
    <>
      {!isRevoked && <LinkButton name={name} link={link} />}
      {!isRevoked && resend && (
        <ConfirmDialog
          trigger={<Button icon="send">{t('act.resend')}</Button>}
          title={t('act.resendTitle', { name })}
          verb={t('act.resend')}
          onConfirm={() => run(resend(), t('act.resent', { name }))}
        >
          {t('act.resendText')}
        </ConfirmDialog>
      )}
      {isArchived ? (
        <Button icon="undo" onClick={() => void run(reopen(), t('act.reopened', { name }))}>
          {t('act.reopen')}
        </Button>
      ) : (
        <ConfirmDialog
          trigger={<Button icon="archive">{t('act.archive')}</Button>}
          title={t('act.archiveTitle', { name })}
          verb={t('act.archive')}
          onConfirm={() => run(archive({ close }), t('act.archived', { name }), { act: reopen, done: t('act.reopened', { name }) })}
        >
          <p>{t('act.archiveText')}</p>
          {!isRevoked && (
            <label className="mt-3 flex items-center gap-2 text-ink">
              <Checkbox checked={close} onChange={(event) => setClose(event.target.checked)} />
              {t('act.archiveClose')}
            </label>
          )}
        </ConfirmDialog>
      )}
      {isRevoked ? (
        <Button icon="undo" onClick={() => void run(restore(), t('act.restored', { name }))}>
          {t('act.restore')}
        </Button>
      ) : (
        <ConfirmDialog
          trigger={<Button kind="danger">{t('act.revoke')}</Button>}
          title={t('act.revokeTitle', { name })}
          verb={t('act.revokeVerb')}
          onConfirm={() => run(revoke(), t('act.revoked', { name }), { act: restore, done: t('act.restored', { name }) })}
        >
          {t('act.revokeText')}
        </ConfirmDialog>
      )}
    </>
  );
}

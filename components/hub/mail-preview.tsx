'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { LetterDraft, MessageActions } from '@/components/hub/letter';
import { Panel } from '@/components/panel/panel';
import type { Candidate, RenderedMail } from '@/lib/features/hub/contract';

interface MailPreviewProps {
  letter: LetterDraft;
  person: Candidate | undefined;
  preview: MessageActions['preview'];
}

const PAUSE_MS = 350;

/** The mail of the first recipient, as the server would send it. */
export function MailPreview({ letter, person, preview }: MailPreviewProps) {
  const t = useTranslations('hub');
  const [mail, setMail] = useState<RenderedMail>();
  const contactId = person?.id;
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(async () => {
      const outcome = contactId === undefined ? null : await preview({ ...letter, contactId });
      if (!isOver) setMail(outcome?.ok ? outcome.data : undefined);
    }, PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [letter, contactId, preview]);
  return (
    <Panel title={t('preview')} className="content-start">
      {mail && person ? (
        <div className="grid gap-2">
          <p className="text-sm text-ink-2">{t('previewFor', { name: person.name })}</p>
          <p className="font-strong wrap-anywhere">{mail.subject}</p>
          <iframe title={t('preview')} sandbox="" srcDoc={mail.html} className="h-140 w-full rounded-md border border-line bg-surface" />
        </div>
      ) : (
        <p className="text-ink-2">{t('previewEmpty')}</p>
      )}
    </Panel>
  );
}

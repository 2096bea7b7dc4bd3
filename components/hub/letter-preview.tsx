'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { LetterDraft, MessageActions } from '@/components/hub/letter';
import { Panel } from '@/components/panel/panel';
import { MailPreview } from '@/components/survey/mail-preview';
import type { Candidate, RenderedMail } from '@/lib/features/hub/contract';

interface LetterPreviewProps {
  letter: LetterDraft;
  person: Candidate | undefined;
  preview: MessageActions['preview'];
}

const PAUSE_MS = 350;

/** The mail of the first recipient, as the server would send it. */
export function LetterPreview({ letter, person, preview }: LetterPreviewProps) {
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
    <Panel title={t('preview')}>
      {mail && person ? (
        <MailPreview label={t('previewFor', { name: person.name })} subject={mail.subject} html={mail.html} />
      ) : (
        <p className="text-ink-2">{t('previewEmpty')}</p>
      )}
    </Panel>
  );
}

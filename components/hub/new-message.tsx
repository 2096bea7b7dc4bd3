'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { type Access, AccessFields, accessInput } from '@/components/hub/access-fields';
import { AudiencePicker } from '@/components/hub/audience-picker';
import { DocumentPicker } from '@/components/hub/document-picker';
import { isReachable, type LetterDraft, type MessageActions } from '@/components/hub/letter';
import { LetterFields } from '@/components/hub/letter-fields';
import { LetterPreview } from '@/components/hub/letter-preview';
import { Panel } from '@/components/panel/panel';
import { Button } from '@/components/ui/button';
import { useAlive } from '@/components/ui/use-alive';
import type { Compose } from '@/lib/features/hub/contract';
import { messagePath } from '@/lib/features/hub/table';

interface NewMessageProps {
  compose: Compose;
  /** The account whose contacts are offered; all without one. */
  accountId?: string;
  actions: MessageActions;
}

const BLANK: LetterDraft = { subject: '', body: '', language: 'en', publicationIds: [] };

/** A message with documents, beside the mail that its first recipient gets. */
export function NewMessage({ compose, accountId, actions }: NewMessageProps) {
  const t = useTranslations('hub');
  const router = useRouter();
  const alive = useAlive();
  const [people, setPeople] = useState<Compose['people']>(compose.people);
  const [letter, setLetter] = useState(BLANK);
  const [access, setAccess] = useState<Access>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [pending, start] = useTransition();
  const reached = people.filter(isReachable);
  const isWhole = reached.length > 0 && letter.publicationIds.length > 0 && letter.subject.trim() !== '' && letter.body.trim() !== '';
  const send = () =>
    start(async () => {
      const outcome = await actions.send({ ...letter, contactIds: people.map(({ id }) => id), options: accessInput(access) });
      if (!outcome.ok) return setErrors(Object.fromEntries(outcome.errors.map(({ path, message }) => [path, message])));
      const { sent, leftOut, messageId } = outcome.data;
      const names = leftOut.map(({ name }) => name).join(', ');
      toast(t('sent', { count: sent }), names ? { description: t('leftOut', { names }) } : undefined);
      if (messageId) router.push(messagePath(messageId));
    });
  const { subject: _subject, body: _body, ...others } = errors;
  return (
    <div className="grid items-start gap-4 wide:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <Panel title={t('body')}>
        <div className="grid gap-5">
          <AudiencePicker
            people={people}
            suggestions={compose.suggestions}
            accountId={accountId}
            find={actions.find}
            onChange={(next) => setPeople([...next])}
          />
          <DocumentPicker
            publications={compose.publications}
            chosen={letter.publicationIds}
            onChange={(choose) => setLetter((before) => ({ ...before, publicationIds: choose(before.publicationIds) }))}
          />
          <LetterFields letter={letter} errors={errors} onChange={(change) => setLetter((before) => ({ ...before, ...change }))} />
          <AccessFields access={access} onChange={setAccess} />
          {Object.values(others).map((message) => (
            <p key={message} role="alert" className="rounded-md bg-poor-soft px-3 py-1.5 text-poor">
              {message}
            </p>
          ))}
          <div className="flex justify-end">
            <Button kind="primary" icon="send" busy={pending} disabled={!alive || !isWhole} onClick={send}>
              {t('send', { count: reached.length })}
            </Button>
          </div>
        </div>
      </Panel>
      <LetterPreview letter={letter} person={reached[0]} preview={actions.preview} />
    </div>
  );
}

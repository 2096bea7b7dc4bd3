'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { ButtonLink, IconButton, IconLink } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { OpenDocument } from '@/lib/features/hub-reading/contract';

interface ViewerHeadProps {
  document: OpenDocument;
  list: string;
  /** Where the file is; null where it may not be downloaded. */
  file: string | null;
  /** What else the reader may do: buttons. */
  actions: ReactNode;
  /** Where the language is chosen on a phone. */
  language: ReactNode;
  children: ReactNode;
}

/** Whose document it is, the way back to all of them, and what can be done with it: on a phone behind one button. */
export function ViewerHead({ document, list, file, actions, language, children }: ViewerHeadProps) {
  const t = useTranslations('hubViewer');
  const { title, owner, organization, reader } = document;
  const all = (
    <>
      {actions}
      {file !== null && (
        <ButtonLink icon="download" href={file} prefetch={false} download>
          {t('download')}
        </ButtonLink>
      )}
    </>
  );
  return (
    <header className="col-span-full flex min-h-14 items-center gap-2 border-b border-line bg-surface px-4 phone:pr-3 phone:pl-2 print:hidden">
      <IconLink kind="quiet" icon="chevron-left" label={t('back')} href={list} prefetch={false} className="phone:size-10" />
      <div className="min-w-0 grow">
        <h1 className="cut text-lg leading-5 font-strong">{title}</h1>
        <p className="cut text-sm leading-4 text-ink-2">
          {owner ? t('from', { owner, organization }) : t('fromOrganization', { organization })}
          <span className="phone:hidden">{t('for', { reader })}</span>
        </p>
      </div>
      {children}
      <div className="flex gap-2 phone:hidden">{all}</div>
      <div className="wide:hidden">
        <Dialog form="sheet" title={title} trigger={<IconButton icon="more" label={t('more')} className="size-10" />}>
          <div className="grid gap-2 *:h-11">
            {all}
            {language}
          </div>
        </Dialog>
      </div>
    </header>
  );
}

'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button, ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

interface PanelEmptyProps {
  title: string;
  text?: string;
  /** The one action that fills it. */
  action?: ReactNode;
}

/** Nothing yet. */
export function PanelEmpty({ title, text, action }: PanelEmptyProps) {
  return <EmptyState icon="inbox" title={title} text={text} action={action} />;
}

/** There is something, but the filters hide all of it. */
export function PanelNoMatch({ clear }: { clear: { href: string } | { onClear: () => void } }) {
  const t = useTranslations('states');
  const words = t('noMatch.clear');
  const action = 'href' in clear ? <ButtonLink href={clear.href}>{words}</ButtonLink> : <Button onClick={clear.onClear}>{words}</Button>;
  return <EmptyState icon="filter" title={t('noMatch.title')} text={t('noMatch.text')} action={action} />;
}

/** The reader may not see this; says so without telling whether there is anything. */
export function PanelForbidden() {
  const t = useTranslations('states');
  return <EmptyState icon="lock" title={t('forbidden.title')} text={t('forbidden.text')} />;
}

interface PanelFailureProps {
  /** What to tell support; it is in the log too. */
  reference?: string;
  onRetry: () => void;
  busy?: boolean;
}

/** Something went wrong; retry, and a reference for who can find out why. */
export function PanelFailure({ reference, onRetry, busy }: PanelFailureProps) {
  const t = useTranslations('states');
  return (
    <div role="alert">
      <EmptyState
        icon="poor"
        title={t('failure.title')}
        text={reference ? t('failure.reference', { reference }) : t('failure.text')}
        action={
          <Button icon="refresh" onClick={onRetry} busy={busy}>
            {t('failure.retry')}
          </Button>
        }
      />
    </div>
  );
}

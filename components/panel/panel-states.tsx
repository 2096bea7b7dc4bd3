'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button, ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Progress } from '@/components/ui/progress';
import { SkeletonRows } from '@/components/ui/skeleton';

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

/** On its way: rows of the height that the real ones will have. */
export function PanelLoading({ rows = 6 }: { rows?: number }) {
  const t = useTranslations('states');
  return (
    <div role="status">
      <span className="sr-only">{t('loading')}</span>
      <SkeletonRows rows={rows} />
    </div>
  );
}

interface PanelImportingProps {
  label: string;
  done: number;
  total?: number;
}

/** Data is still coming in; how far it has come. */
export function PanelImporting({ label, done, total }: PanelImportingProps) {
  const t = useTranslations('states');
  return (
    <div className="grid gap-2 px-card py-6">
      <p className="flex justify-between gap-4">
        <span className="font-medium">{label}</span>
        <span className="text-sm text-ink-2">{total === undefined ? t('importing.done', { done }) : t('importing.doneOf', { done, total })}</span>
      </p>
      <Progress label={label} done={done} total={total} />
    </div>
  );
}

'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { SavingState } from '@/components/layout-editor/use-saving';
import { Button, ButtonLink, IconButton } from '@/components/ui/button';
import { Tag } from '@/components/ui/tag';

interface EditorBarProps {
  /** Whose pages the layout is for. */
  name: string;
  published: number | null;
  /** There is something to publish. */
  hasDraft: boolean;
  saving: SavingState;
  busy: boolean;
  onUndo?: () => void;
  onRedo?: () => void;
  onPublish: () => void;
  /** Back to what is published; absent while nothing is. */
  onDiscard?: () => void;
  onRetry: () => void;
  previewHref: string;
  doneHref: string;
  /** Catalogue, tabs, versions, who sees it. */
  children: ReactNode;
}

/** Names the layout under edit, says whether it is saved and in force, and holds what concerns all of it. */
export function EditorBar(props: EditorBarProps) {
  const { name, published, hasDraft, saving, busy, onUndo, onRedo, onPublish, onDiscard, onRetry, previewHref, doneHref, children } = props;
  const t = useTranslations('layout');
  return (
    <div className="sticky top-topbar z-10 grid gap-2 rounded-lg border border-accent-line bg-surface p-2 phone:static">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="font-strong">{t('editing', { name })}</h2>
        <Tag>{published === null ? t('unpublished') : t(hasDraft ? 'changed' : 'inForce', { number: published })}</Tag>
        <span role="status" className="text-sm text-ink-2">
          {saving === 'conflict' ? '' : t(`saving.${saving}`)}
        </span>
        {saving === 'failed' && (
          <Button size="small" onClick={onRetry}>
            {t('saving.retry')}
          </Button>
        )}
        <span className="ml-auto flex flex-wrap gap-2 phone:ml-0">
          {onDiscard && (
            <Button size="small" kind="quiet" busy={busy} onClick={onDiscard}>
              {t('discard')}
            </Button>
          )}
          <Button size="small" kind="primary" busy={busy} disabled={!hasDraft} onClick={onPublish}>
            {t('publish')}
          </Button>
          <ButtonLink size="small" href={doneHref}>
            {t('done')}
          </ButtonLink>
        </span>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <IconButton size="small" icon="undo" label={t('undo')} disabled={!onUndo} onClick={onUndo} />
        <IconButton size="small" icon="redo" label={t('redo')} disabled={!onRedo} onClick={onRedo} />
        {children}
        <ButtonLink size="small" icon="eye" href={previewHref} prefetch={false}>
          {t('preview')}
        </ButtonLink>
      </div>
    </div>
  );
}

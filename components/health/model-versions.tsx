'use client';

import { useLocale, useTimeZone, useTranslations } from 'use-intl/react';
import { Panel } from '@/components/panel/panel';
import { SettingsRow } from '@/components/settings/settings-row';
import { Button } from '@/components/ui/button';
import { Tag } from '@/components/ui/tag';
import type { Model, ModelContent } from '@/lib/features/health/contract';
import { formatInstant } from '@/lib/kit/date-format';

interface ModelVersionsProps {
  versions: Model['versions'];
  /** The number of the one in force. */
  current: number | null;
  /** Takes what was published into the draft. */
  onTake: (content: ModelContent) => void;
}

/** What a model was and since when; an earlier version can be taken up again. */
export function ModelVersions({ versions, current, onTake }: ModelVersionsProps) {
  const t = useTranslations('healthModel');
  const locale = useLocale();
  const timeZone = useTimeZone() ?? 'UTC';
  return (
    <Panel title={t('versions.title')} meta={t('versions.text')} flush>
      <ul>
        {versions.map(({ number, publishedAt, publishedBy, content }) => (
          <SettingsRow
            key={number}
            title={t('versions.number', { number })}
            text={[
              formatInstant(publishedAt.toISOString(), locale, timeZone),
              publishedBy,
              t('versions.components', { count: content.components.length }),
            ]
              .filter(Boolean)
              .join(' · ')}
            tags={number === current && <Tag>{t('versions.current')}</Tag>}
            actions={
              <Button size="small" onClick={() => onTake(content)}>
                {t('versions.take')}
              </Button>
            }
          />
        ))}
      </ul>
    </Panel>
  );
}

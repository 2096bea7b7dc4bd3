'use client';

import { useTranslations } from 'use-intl/react';
import { IconButton } from '@/components/ui/button';

interface ChartToolsProps {
  /** The file's name without its ending. */
  fileName: string;
  csv: () => string;
  /** Chart or table; without it there is nothing to switch. */
  view?: { isTable: boolean; onToggle: () => void };
}

/** Table behind the chart, and its figures as a file. */
export function ChartTools({ fileName, csv, view }: ChartToolsProps) {
  const t = useTranslations('chart');
  return (
    <span className="ml-auto flex gap-1" data-print="hidden">
      {view && (
        <IconButton
          kind="quiet"
          size="small"
          icon={view.isTable ? 'chart' : 'table'}
          label={view.isTable ? t('asChart') : t('asTable')}
          onClick={view.onToggle}
        />
      )}
      <IconButton kind="quiet" size="small" icon="download" label={t('csv')} onClick={() => download(`${fileName}.csv`, csv())} />
    </span>
  );
}

function download(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}

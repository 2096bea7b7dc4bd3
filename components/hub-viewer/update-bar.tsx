'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Icon } from '@/components/ui/icon';
import type { OpenDocument } from '@/lib/features/hub-reading/contract';
import { formatDay } from '@/lib/kit/date-format';

interface UpdateBarProps {
  document: OpenDocument;
  locale: string;
  onGoTo: (page: number) => void;
}

const bar = 'col-span-full flex min-h-10 items-center gap-2 bg-info-soft px-6 py-1 text-info phone:px-4';
const link = 'min-h-6 flex-none font-medium text-info underline underline-offset-2';

/** Pages in a sentence; a long list is cut. */
function pageNumbers(numbers: readonly number[], locale: string): string {
  return new Intl.ListFormat(locale).format(numbers.map(String));
}

/** Says that this version took the place of another, and what changed. */
export function UpdateBar({ document, locale, onGoTo }: UpdateBarProps) {
  const t = useTranslations('hubViewer.update');
  const [isOpen, setOpen] = useState(false);
  const { update, number, note, pages } = document;
  if (!update) return null;
  const changed = pages.filter((page) => page.changed).map((page) => page.number);
  const list = pageNumbers(changed, locale);
  const few = changed.length > 0 && changed.length <= 6;
  return (
    <section aria-label={t('what')} className={bar}>
      <Icon name="refresh" size={16} className="flex-none" />
      <p className="min-w-0 grow text-ink">
        <b className="font-strong">{t('version', { number })}</b>
        <span className="phone:hidden">{t('since', { day: formatDay(update.day, locale) })}</span>
        {few ? t('pages', { count: changed.length, list }) : t('many', { count: changed.length })}
      </p>
      <Dialog
        title={t('what')}
        open={isOpen}
        onOpenChange={setOpen}
        trigger={
          <button type="button" className={link}>
            {t('what')}
          </button>
        }
      >
        {note && <p className="mb-3 wrap-anywhere whitespace-pre-line">{note}</p>}
        <p className="mb-2 text-ink-2">{t('changed', { count: changed.length, number })}</p>
        <ul className="flex flex-wrap gap-2">
          {changed.map((page) => (
            <li key={page}>
              <Button
                size="small"
                onClick={() => {
                  setOpen(false);
                  onGoTo(page);
                }}
              >
                {t('goTo', { page })}
              </Button>
            </li>
          ))}
        </ul>
      </Dialog>
    </section>
  );
}

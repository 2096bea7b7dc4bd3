'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useId, useState, useTransition } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Popover } from '@/components/ui/popover';
import { formatDay } from '@/lib/kit/date-format';

interface AsOfPickerProps {
  /** The day whose end the page shows, YYYY-MM-DD. */
  asOf: string;
  /** The last complete day of the organization. */
  latest: string;
  /** The first day there is anything of. */
  earliest?: string;
}

/** Looks at the account as it was at the end of a past day; the day stands in the address. */
export function AsOfPicker({ asOf, latest, earliest }: AsOfPickerProps) {
  const t = useTranslations('accountHead');
  const locale = useLocale();
  const input = useId();
  const [open, setOpen] = useState(false);
  const [day, setDay] = useState(asOf);
  const { pending, show } = useAsOf(latest);
  const choose = (chosen: string) => {
    setOpen(false);
    setDay(chosen);
    show(chosen);
  };
  const trigger = (
    <Button icon="calendar" trailing="chevron-down" busy={pending}>
      {t('asOf.on', { day: formatDay(asOf, locale) })}
    </Button>
  );
  return (
    <Popover trigger={trigger} label={t('asOf.label')} align="end" open={open} onOpenChange={setOpen} className="w-72">
      <form
        className="grid gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          choose(day);
        }}
      >
        <label htmlFor={input} className="font-medium">
          {t('asOf.day')}
        </label>
        <Input id={input} type="date" required min={earliest} max={latest} value={day} onChange={(event) => setDay(event.target.value)} />
        <p className="text-sm text-ink-2">{t('asOf.hint')}</p>
        <div className="flex justify-between gap-2">
          <Button kind="quiet" onClick={() => choose(latest)}>
            {t('asOf.latest')}
          </Button>
          <Button kind="primary" type="submit">
            {t('asOf.show')}
          </Button>
        </div>
      </form>
    </Popover>
  );
}

/** Puts the day into the address, or takes it out if it is the latest one. */
function useAsOf(latest: string) {
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams();
  const [pending, start] = useTransition();
  const show = (day: string) => {
    const next = new URLSearchParams(search);
    if (day === latest) next.delete('asOf');
    else next.set('asOf', day);
    start(() => router.push(next.size > 0 ? `${pathname}?${next}` : pathname, { scroll: false }));
  };
  return { pending, show };
}

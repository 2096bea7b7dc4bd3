'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTransition } from 'react';
import { Input } from '@/components/ui/input';

interface SinceDayProps {
  label: string;
  /** YYYY-MM-DD */
  day: string;
  min: string;
  max: string;
}

/** The day that a change is explained from; it stands in the address. */
export function SinceDay({ label, day, min, max }: SinceDayProps) {
  const [router, pathname, search] = [useRouter(), usePathname(), useSearchParams()];
  const [pending, start] = useTransition();
  const show = (since: string) => {
    if (since === '' || since < min || since > max) return;
    start(() => router.push(`${pathname}?${new URLSearchParams({ ...Object.fromEntries(search), since })}`, { scroll: false }));
  };
  return (
    <Input
      key={day}
      type="date"
      aria-label={label}
      aria-busy={pending}
      className="w-36"
      defaultValue={day}
      min={min}
      max={max}
      onChange={(event) => show(event.target.value)}
    />
  );
}

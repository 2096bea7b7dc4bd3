'use client';

import { useRouter } from 'next/navigation';
import { startTransition, useId, useOptimistic } from 'react';
import { Select } from '@/components/ui/input';

interface SurveyPickerProps {
  label: string;
  current: string;
  surveys: readonly { value: string; label: string }[];
  /** The address of each, by its value. */
  hrefs: Readonly<Record<string, string>>;
}

/** Which survey to send; each is an address. */
export function SurveyPicker({ label, current, surveys, hrefs }: SurveyPickerProps) {
  const id = useId();
  const router = useRouter();
  const [shown, show] = useOptimistic(current);
  const pick = (value: string) =>
    startTransition(() => {
      show(value);
      router.push(hrefs[value] ?? '', { scroll: false });
    });
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <Select id={id} value={shown} options={surveys} onChange={(event) => pick(event.target.value)} />
    </div>
  );
}

'use client';

import { useRouter } from 'next/navigation';
import { Select } from '@/components/ui/input';

interface LinkSelectProps {
  label: string;
  current: string;
  items: readonly { id: string; label: string; href: string }[];
}

/** One of many, chosen by an address. */
export function LinkSelect({ label, current, items }: LinkSelectProps) {
  const router = useRouter();
  const go = (id: string) => {
    const item = items.find((one) => one.id === id);
    if (item) router.push(item.href, { scroll: false });
  };
  return (
    <Select
      aria-label={label}
      className="w-auto max-w-52"
      value={current}
      options={items.map(({ id, label: words }) => ({ value: id, label: words }))}
      onChange={(event) => go(event.target.value)}
    />
  );
}

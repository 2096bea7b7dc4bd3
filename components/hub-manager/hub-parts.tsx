'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { isUnder } from '@/components/layout/nav-items';

interface HubPartsProps {
  label: string;
  /** The part that stands for itself alone, not for those below it. */
  home: string;
  items: readonly { href: string; label: string }[];
}

/** The way around in the Account Hub Manager. */
export function HubParts({ label, home, items }: HubPartsProps) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} data-print="hidden" className="-mx-2 flex gap-1 overflow-x-auto border-b border-line pt-1 [scrollbar-width:none]">
      {items.map(({ href, label: name }) => (
        <Link
          key={href}
          href={href}
          aria-current={(href === home ? pathname === home : isUnder(pathname, href)) ? 'page' : undefined}
          className="relative flex h-9 flex-none items-center px-2 text-ink-2 hover:text-ink current:font-medium current:text-ink current:shadow-[inset_0_-2px_0_var(--accent)]"
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}

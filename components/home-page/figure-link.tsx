import Link from 'next/link';
import type { ReactNode } from 'react';

/** A figure of the page's head that leads to the rows it counts, where there is such a page. */
export function FigureLink({ href, children }: { href: string | undefined; children: ReactNode }) {
  const look = 'block cut text-xl leading-6 font-strong tracking-[-.01em] phone:text-[17px]';
  if (href === undefined) return <span className={look}>{children}</span>;
  return (
    <Link href={href} prefetch={false} className={`${look} hover:underline`}>
      {children}
    </Link>
  );
}

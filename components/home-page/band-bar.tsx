import Link from 'next/link';
import { Band, type Tone } from '@/components/ui/band';

export interface BandPart {
  tone: Exclude<Tone, 'info'>;
  count: number;
  /** The band's name. */
  word: string;
  /** The accounts that are counted. */
  href?: string;
}

const fill: Record<BandPart['tone'], string> = { good: 'bg-good', average: 'bg-average', poor: 'bg-poor', unknown: 'bg-unknown' };

/** How many accounts are in each band: a line in their proportion, and the counts, each leading to its accounts. */
export function BandBar({ parts }: { parts: readonly BandPart[] }) {
  const some = parts.filter(({ count }) => count > 0);
  return (
    <>
      <div aria-hidden="true" className="mt-1 flex h-2 gap-0.5 overflow-hidden rounded-full bg-pressed">
        {some.map(({ tone, count }) => (
          <span key={tone} style={{ flexGrow: count }} className={fill[tone]} />
        ))}
      </div>
      <ul className="mt-1.5 flex flex-wrap gap-x-1.5 gap-y-1 text-sm">
        {some.map(({ tone, count, word, href }) => {
          const band = <Band tone={tone}>{`${count} ${word}`}</Band>;
          return (
            <li key={tone}>
              {href === undefined ? (
                band
              ) : (
                <Link href={href} prefetch={false} className="inline-flex min-h-6 items-center hover:underline">
                  {band}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

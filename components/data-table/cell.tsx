import Link from 'next/link';
import type { ReactNode } from 'react';
import { Sparkline } from '@/components/charts/sparkline';
import { TagChip } from '@/components/tag/tag-chip';
import { Avatar } from '@/components/ui/avatar';
import { Band } from '@/components/ui/band';
import { cellText, type ReaderFormat } from '@/lib/kit/cell-text';
import { NO_VALUE } from '@/lib/kit/number-format';
import type { BandValue, Column, PersonValue, TagValue, WebLink } from '@/lib/kit/table-spec';

interface CellProps {
  column: Column;
  value: unknown;
  /** Where the row opens, for its link column. */
  href: string | null;
  format: ReaderFormat;
}

/** One value, drawn by its column's kind. */
export function Cell({ column, value, href, format }: CellProps): ReactNode {
  const text = cellText(column, value, format);
  if (value === null) return <span className="text-ink-3">{text}</span>;
  switch (column.kind) {
    case 'link':
      return href === null ? text : <RowLink href={href}>{text}</RowLink>;
    case 'web':
      return <OutLink {...(value as WebLink)} />;
    case 'person':
      return <Person {...(value as PersonValue)} />;
    case 'band':
      return <Health {...(value as BandValue)} word={text} />;
    case 'sparkline':
      return <Sparkline values={value as readonly (number | null)[]} label={text} />;
    case 'tags':
      return <Tags tags={value as readonly TagValue[]} />;
    case 'datetime':
      return <time dateTime={value as string}>{text}</time>;
    case 'enum':
      return <Choice tone={column.options?.find((option) => option.value === value)?.tone}>{text}</Choice>;
    case 'boolean':
      return <span className="text-ink-2">{text}</span>;
    default:
      return text;
  }
}

function Choice({ tone, children }: { tone?: BandValue['band']; children: string }) {
  return tone ? <Band tone={tone}>{children}</Band> : <span className="text-ink-2">{children}</span>;
}

function RowLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} data-row-link className="cut block font-medium hover:text-accent-ink">
      {children}
    </Link>
  );
}

/** Other schemes than the web's could run on a click. */
const WEB = /^https?:\/\//i;

function OutLink({ text, href }: WebLink) {
  if (href === null || !WEB.test(href)) return text;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className="cut block font-medium text-accent-ink hover:underline">
      {text}
    </a>
  );
}

function Person({ name }: PersonValue) {
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <Avatar name={name} size={20} />
      <span className="cut">{name}</span>
    </span>
  );
}

function Tags({ tags }: { tags: readonly TagValue[] }) {
  return (
    <span className="flex gap-1 overflow-hidden">
      {tags.map((tag) => (
        <TagChip key={tag.id} tag={tag} />
      ))}
    </span>
  );
}

function Health({ band, score, word }: BandValue & { word: string }) {
  return (
    <span className="grid grid-cols-[24px_1fr] items-center gap-2.5">
      <span className="text-right font-medium">{score ?? NO_VALUE}</span>
      <Band tone={band}>{word}</Band>
    </span>
  );
}

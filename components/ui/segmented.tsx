import Link from 'next/link';

const frame =
  'inline-flex max-w-full flex-none overflow-x-auto overflow-y-hidden rounded-md border border-line-strong bg-surface [scrollbar-width:none]';
const part =
  'inline-flex h-6.5 flex-none items-center px-2.5 text-sm whitespace-nowrap text-ink-2 not-first:border-l not-first:border-line ' +
  'hover:text-ink aria-pressed:bg-pressed aria-pressed:font-medium aria-pressed:text-ink ' +
  'current:bg-pressed current:font-medium current:text-ink focus-visible:shadow-[inset_0_0_0_2px_var(--accent)]';

interface SegmentedProps<Value extends string> {
  /** What is chosen, for assistive technology. */
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

/** One of a few, chosen on the spot. */
export function Segmented<Value extends string>({ label, value, options, onChange }: SegmentedProps<Value>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out inline in Safari
    <div role="group" aria-label={label} className={frame}>
      {options.map((option) => (
        <button key={option.value} type="button" aria-pressed={option.value === value} onClick={() => onChange(option.value)} className={part}>
          {option.label}
        </button>
      ))}
    </div>
  );
}

interface SegmentedLinksProps {
  label: string;
  /** The id of the item that the address shows now. */
  current: string;
  items: readonly { id: string; label: string; href: string }[];
}

/** One of a few, chosen by an address. */
export function SegmentedLinks({ label, current, items }: SegmentedLinksProps) {
  return (
    <nav aria-label={label} className={frame}>
      {items.map((item) => (
        <Link key={item.id} href={item.href} scroll={false} aria-current={item.id === current ? 'true' : undefined} className={part}>
          {item.label}
        </Link>
      ))}
    </nav>
  );
}

import { cx } from '@/components/ui/cx';

/** The first letters of the first and last word of a name: "Marta Lindqvist" is "ML". */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

interface AvatarProps {
  name: string;
  /** Pixels across. */
  size?: 20 | 24;
}

/** Initials of a person; a decoration, so the name must stand beside it or be its button's label. */
export function Avatar({ name, size = 24 }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        'inline-grid flex-none place-items-center rounded-full bg-pressed font-strong tracking-[.02em] text-ink-2',
        size === 24 ? 'size-6 text-[10px]' : 'size-5 text-[9px]',
      )}
    >
      {initials(name)}
    </span>
  );
}

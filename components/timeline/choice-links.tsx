import Link from 'next/link';
import { Icon, type IconName } from '@/components/ui/icon';

const chip =
  'inline-flex h-6.5 items-center gap-1 rounded-md border border-line-strong bg-surface px-2 text-sm whitespace-nowrap text-ink-2 ' +
  'hover:text-ink current:border-accent current:bg-accent-soft current:text-accent-ink';

interface ChoiceLinksProps {
  label: string;
  /** `href` leads to the page with the choice made, or taken back. */
  items: readonly { id: string; label: string; icon?: IconName; chosen: boolean; href: string }[];
}

/** Any number of several, each chosen or taken back by an address. */
export function ChoiceLinks({ label, items }: ChoiceLinksProps) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-1.5">
      {items.map(({ id, label: name, icon, chosen, href }) => (
        <Link key={id} href={href} scroll={false} aria-current={chosen ? 'true' : undefined} className={chip}>
          {icon && <Icon name={icon} size={14} />}
          {name}
        </Link>
      ))}
    </nav>
  );
}

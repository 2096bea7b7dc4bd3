import { ButtonLink } from '@/components/ui/button';
import { SegmentedLinks } from '@/components/ui/segmented';

interface ViewSwitchProps {
  label: string;
  current: string;
  views: readonly { id: string; label: string; href: string }[];
  /** Folds the header away, or shows it again. */
  fold: { label: string; href: string; folded: boolean };
}

/** Which view of the account its header shows. */
export function ViewSwitch({ label, current, views, fold }: ViewSwitchProps) {
  return (
    <span data-print="hidden" className="flex flex-wrap items-center gap-1">
      <SegmentedLinks label={label} current={current} items={views} />
      <ButtonLink kind="quiet" size="small" icon={fold.folded ? 'chevron-down' : 'chevron-up'} href={fold.href} scroll={false}>
        {fold.label}
      </ButtonLink>
    </span>
  );
}

import type { ComponentProps } from 'react';
import { cx } from '@/components/ui/cx';

const track =
  'relative h-5 w-8.5 flex-none appearance-none rounded-full border border-line-control bg-sunken ' +
  'checked:border-accent checked:bg-accent disabled:opacity-55 ' +
  "before:absolute before:-inset-1 before:content-['']";
const thumb =
  "after:absolute after:top-0.5 after:left-0.5 after:size-3.5 after:rounded-full after:bg-line-control after:content-[''] " +
  'after:transition-transform checked:after:translate-x-3.5 checked:after:bg-on-accent';

/** On or off, in force at once. It needs a label around it or an `aria-label`. */
export function Switch({ className, ...rest }: Omit<ComponentProps<'input'>, 'type' | 'role'>) {
  // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox says itself whether it is checked
  return <input type="checkbox" role="switch" className={cx(track, thumb, className)} {...rest} />;
}

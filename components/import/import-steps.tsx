import { cx } from '@/components/ui/cx';
import { Icon } from '@/components/ui/icon';

interface ImportStepsProps {
  /** What the list is. */
  label: string;
  steps: readonly { id: string; label: string; doneLabel: string }[];
  /** Place of the step at which the import stands. */
  current: number;
}

/** Where in its five steps an import is. */
export function ImportSteps({ label, steps, current }: ImportStepsProps) {
  return (
    <ol aria-label={label} className="flex flex-wrap gap-x-2 gap-y-1">
      {steps.map((step, index) => {
        const isDone = index < current;
        const isCurrent = index === current;
        return (
          <li
            key={step.id}
            aria-current={isCurrent ? 'step' : undefined}
            className={cx('flex items-center gap-2', isCurrent ? 'font-strong text-ink' : 'text-ink-2')}
          >
            {index > 0 && <span aria-hidden="true" className="h-px w-6 bg-line-strong phone:hidden" />}
            <span
              aria-hidden="true"
              className={cx(
                'grid size-5.5 flex-none place-items-center rounded-full border text-sm',
                isDone && 'border-transparent bg-good-soft text-good',
                isCurrent && 'border-accent bg-accent text-on-accent',
                !isDone && !isCurrent && 'border-line-strong',
              )}
            >
              {isDone ? <Icon name="tick" size={14} /> : index + 1}
            </span>
            <span aria-hidden={isDone || undefined}>{step.label}</span>
            {isDone && <span className="sr-only">{step.doneLabel}</span>}
          </li>
        );
      })}
    </ol>
  );
}

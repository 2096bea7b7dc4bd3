import Link from 'next/link';
import { prepareWaterfall, type WaterfallStep } from '@/components/charts/prepare-waterfall';
import { cx } from '@/components/ui/cx';

interface WaterfallProps {
  title: string;
  /** Each with its figure in words, and where the rows stand that make it, if there are any. */
  steps: readonly (WaterfallStep & { text: string; href?: string })[];
}

function colorOf({ isLevel, value }: WaterfallStep): string {
  if (isLevel) return 'bg-c-1';
  return value < 0 ? 'bg-poor' : 'bg-good';
}

/** How one level became another. It is a table with bars in it, so that everybody reads the same thing. */
export function Waterfall({ title, steps }: WaterfallProps) {
  const figures = new Map(
    steps.map(({ key, text, href }) => [
      key,
      href === undefined ? (
        text
      ) : (
        <Link key={key} className="hover:underline" href={href} scroll={false} prefetch={false}>
          {text}
        </Link>
      ),
    ]),
  );
  return (
    <table className="w-full table-fixed">
      <caption className="sr-only">{title}</caption>
      <colgroup>
        <col className="w-44 phone:w-28" />
        <col />
        <col className="w-32" />
      </colgroup>
      <tbody>
        {prepareWaterfall(steps).map((step) => (
          <tr key={step.key}>
            <th scope="row" className={cx('h-7 cut pr-3 text-left', step.isLevel ? 'font-medium' : 'font-normal')}>
              {step.label}
            </th>
            <td aria-hidden="true">
              <span
                className={cx('block h-3 rounded-sm', colorOf(step))}
                style={{ marginLeft: `${step.from}%`, width: `${step.length}%`, minWidth: step.value === 0 ? 0 : 2 }}
              />
            </td>
            <td className={cx('pl-2 text-right', step.isLevel && 'font-medium')}>{figures.get(step.key)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

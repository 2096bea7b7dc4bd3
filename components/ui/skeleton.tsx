import { cx } from '@/components/ui/cx';

/** A grey stand-in with the size of what is coming; give it that size. Appears after 150 ms. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cx('block appear-late rounded-sm bg-pressed', className)} />;
}

/** Stand-ins for table or list rows, as high as the rows of the chosen density. */
export function SkeletonRows({ rows }: { rows: number }) {
  return (
    <div aria-hidden="true" className="appear-late">
      {Array.from({ length: rows }, (_, row) => `row ${row}`).map((key) => (
        <div key={key} className="flex h-row items-center gap-6 border-b border-grid px-card last:border-b-0 phone:h-11">
          <span className="h-2.5 w-2/5 rounded-sm bg-pressed" />
          <span className="h-2.5 w-1/5 rounded-sm bg-pressed" />
          <span className="ml-auto h-2.5 w-1/12 rounded-sm bg-pressed" />
        </div>
      ))}
    </div>
  );
}

import { Skeleton, SkeletonRows } from '@/components/ui/skeleton';

/** Stands where a table will be, in its geometry: bar, head, rows. */
export function TableSkeleton({ rows }: { rows: number }) {
  return (
    <div>
      <div className="flex items-center py-2.5">
        <Skeleton className="h-6.5 w-24" />
      </div>
      <div className="overflow-hidden rounded-lg border border-line bg-surface">
        <div className="h-7 border-b border-line" />
        <SkeletonRows rows={rows} />
      </div>
    </div>
  );
}

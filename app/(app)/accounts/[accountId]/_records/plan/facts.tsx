import { Markdown } from '@/components/markdown/markdown';
import { type FactRow, FactRows } from '@/components/panel/fact-rows';

interface PlanFactsProps {
  /** What is not known is left out. */
  rows: readonly (FactRow | false | null)[];
  text?: string | null;
}

/** Facts and text of a success plan, an objective or a goal. */
export function PlanFacts({ rows, text }: PlanFactsProps) {
  return (
    <>
      <FactRows rows={rows.filter((row) => row !== false && row !== null)} />
      {text && (
        <div className="mt-4">
          <Markdown>{text}</Markdown>
        </div>
      )}
    </>
  );
}

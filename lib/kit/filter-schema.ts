import * as z from 'zod';
import { type Condition, conditionProblem, type Filter, MAX_CONDITIONS } from '@/lib/kit/filter';
import type { Column } from '@/lib/kit/table-spec';

const Scalar = z.union([z.string(), z.number(), z.boolean()]);
const RawCondition = z.strictObject({
  column: z.string(),
  op: z.string(),
  value: z.union([Scalar, z.array(Scalar), z.null()]),
});

/** The schema of a filter over one table: unknown columns, operators and values are errors at their place. */
export function filterSchema(spec: { columns: readonly Column[] }): z.ZodType<Filter> {
  const Checked = RawCondition.transform((condition, context): Condition => {
    const problem = conditionProblem(spec, condition);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
    return condition as Condition;
  });
  return z.strictObject({ all: z.array(Checked).max(MAX_CONDITIONS) });
}

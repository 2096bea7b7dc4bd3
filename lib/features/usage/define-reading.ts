import type * as z from 'zod';
import { type AsOf, resolveAsOf } from '@/lib/core/as-of';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { defineOperation, type Operation } from '@/lib/core/operation';
import { describeReading } from './as-of';
import type { AccountReading } from './contract';

type Description = Awaited<ReturnType<typeof describeReading>>;

interface Reading<I extends AccountReading, O extends Description> {
  name: `usage.${string}`;
  input: z.ZodType<I, unknown>;
  output: z.ZodType<O>;
  /** The figures as of a day; which day, whether it runs and how fresh they are is added to them. */
  read(place: { ctx: Context; account: ScopedAccount; asOf: AsOf }, input: I): Promise<Omit<O, keyof Description>>;
}

/** A reading of one account's usage as of a day: what all of them share, said once. */
export function defineReading<I extends AccountReading, O extends Description>({ name, input, output, read }: Reading<I, O>): Operation<I, O> {
  return defineOperation<I, O>({
    name,
    kind: 'read',
    permission: 'usage:read',
    scope: ({ accountId }) => accountId,
    input,
    output,
    async run(ctx, given, account) {
      const asOf = resolveAsOf(ctx, given.asOf);
      // The figures first: what they read tells most of them how fresh they are, too.
      const figures = await read({ ctx, account, asOf }, given);
      return { ...(await describeReading(ctx, asOf)), ...figures } as O;
    },
  });
}

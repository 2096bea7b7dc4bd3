import type * as z from 'zod';
import { invoke, type Operation } from '@/lib/core/operation';
import { cutPage, keyedInput, listRoute, pageBody, takePage } from './api-list';
import { type ApiRoute, declared, jsonSchema, type Line, once } from './api-route';

interface Fresh {
  freshTo: string;
}

/** The part of an operation's output that the API fixes, with its schema. */
interface Body<O, B> {
  schema: z.ZodType<B>;
  of(output: O): B;
}

/** Declares a reading: its body is a part of the output, and a header says how fresh it is. */
export function reading<I, O extends Fresh, B>(line: Line, summary: string, operation: Operation<I, O>, body: Body<O, B>): ApiRoute {
  return {
    ...declared(line, summary, operation),
    status: 200,
    isReading: true,
    outputSchema: once(() => jsonSchema(body.schema, 'output')),
    call: async (caller, raw) => {
      const output = await invoke(operation, caller, raw);
      return { body: body.of(output), freshTo: output.freshTo };
    },
  };
}

/** Declares a reading whose operation hands out pages itself, each `after` the key of the row before. */
export function readingByKey<I, R>(
  line: Line,
  summary: string,
  operation: Operation<I, Fresh & { data: R[]; more: boolean }>,
  row: z.ZodType<R>,
  key: (row: R) => string,
): ApiRoute {
  return listRoute(declared(line, summary, operation), row, true, async (caller, raw) => {
    const { page, rest } = takePage(raw);
    const { data, more, freshTo } = await invoke(operation, caller, keyedInput(page, rest));
    return { body: pageBody(data, more, key), freshTo };
  });
}

/** Declares a reading whose rows come whole; pages are cut here. */
export function readingWhole<I, R>(
  line: Line,
  summary: string,
  operation: Operation<I, Fresh & { data: R[] }>,
  row: z.ZodType<R>,
  key: (row: R) => string,
): ApiRoute {
  return listRoute(declared(line, summary, operation), row, true, async (caller, raw) => {
    const { page, rest } = takePage(raw);
    const { data, freshTo } = await invoke(operation, caller, rest);
    return { body: cutPage(data, page, key), freshTo };
  });
}

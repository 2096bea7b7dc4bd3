/** What a connection answers. */
export interface Answer {
  command: string;
  rowCount: number | null;
  rows: unknown[];
}
/** Sends a statement with its values. */
export type Ask = (text: string, values: unknown[]) => Promise<Answer>;

const BEGINS = /^(?:begin|start transaction)\b/;
const ENDS = /^(?:commit|rollback)$/;
const NOTHING: Answer = { command: '', rowCount: 0, rows: [] };

/**
 * Sends the beginning of a transaction together with its first statement, which is the tenant's fence: each transaction
 * waits for the database once less. One that ends before it asked anything isn't begun at all.
 * @param askPlainly sends statements without values, and gives back the last one's answer
 */
export function lateBegin(ask: Ask, askPlainly: (texts: string) => Promise<Answer>): Ask {
  let begin: string | undefined;
  return async (text, values) => {
    if (BEGINS.test(text)) {
      begin = text;
      return NOTHING;
    }
    const held = begin;
    begin = undefined;
    if (held === undefined) return ask(text, values);
    if (ENDS.test(text)) return NOTHING;
    if (values.length === 0) return askPlainly(`${held}; ${text}`);
    await askPlainly(held);
    return ask(text, values);
  };
}

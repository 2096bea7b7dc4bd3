import pg from 'pg';

/** Runs `work` and gives back the statements that it sent. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...given: Parameters<typeof query>) {
    const [first] = given as unknown as [string | { text: string }];
    sent.push(typeof first === 'string' ? first : first.text);
    return query.apply(this, given);
  } as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return sent.filter((text) => !/^\s*(begin|commit|rollback|set |start transaction|select set_config)/i.test(text));
}

import pg from 'pg';

const FRAME = /^\s*(begin|commit|rollback|set |start transaction|select set_config)/i;

/** Runs `work` and shows each statement that it sends, with its answer to come; those that frame a transaction are left out. */
async function watched(work: () => Promise<unknown>, see: (text: string, answer: Promise<unknown>) => void): Promise<void> {
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...given: Parameters<typeof query>) {
    const [first] = given as unknown as [string | { text: string }];
    const text = typeof first === 'string' ? first : first.text;
    const answer = query.apply(this, given) as unknown as Promise<unknown>;
    if (!FRAME.test(text)) see(text, answer);
    return answer;
  } as unknown as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
}

/** Runs `work` and gives back the statements that it sent. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  await watched(work, (text) => sent.push(text));
  return sent;
}

/** Milliseconds that `work` waits for the database, its statements one after the other. */
export async function timeInDatabase(work: () => Promise<unknown>): Promise<number> {
  let total = 0;
  await watched(work, (_text, answer) => {
    const sent = performance.now();
    const count = () => {
      total += performance.now() - sent;
    };
    answer.then(count, count);
  });
  return total;
}

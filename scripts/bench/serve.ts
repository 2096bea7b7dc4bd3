import { closeConnections } from '@/lib/core/db/pool';
import { closeQueues } from '@/lib/core/jobs/wake';

/** Answers the questions of the process that forked this one, until it lets go. */
export function serve<Q>(answer: (question: Q) => Promise<unknown>): void {
  const reply = (message: object) => process.send?.(message);
  process.on('message', (question) => {
    answer(question as Q).then(
      (given) => reply({ answer: given }),
      (error: unknown) => reply({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.once('disconnect', () => {
    void Promise.all([closeQueues(), closeConnections()]).then(() => process.exit(0));
  });
}

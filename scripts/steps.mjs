const REMINDER_MS = 10_000;
const COUNT_MS = 200;

/** Steps under way, by name, with their beginning. */
const running = new Map();
let timer;

const seconds = (begun) => `${((Date.now() - begun) / 1000).toFixed(1)} s`;
const isLive = () => Boolean(process.stdout.isTTY);

/** One line for all that is under way: it counts on a terminal, else it is written now and then. */
function remind() {
  const all = [...running].map(([name, begun]) => `${name} ${seconds(begun)}`).join(', ');
  say(isLive() ? `\r\x1b[K  … ${all}` : `  … ${all}\n`);
}

/**
 * Runs `work` as a named step, showing the seconds it takes; steps may run beside each other.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const begun = Date.now();
  running.set(name, begun);
  timer ??= setInterval(remind, isLive() ? COUNT_MS : REMINDER_MS);
  const end = (mark) => {
    running.delete(name);
    if (running.size === 0) timer = void clearInterval(timer);
    say(`${isLive() ? '\r\x1b[K' : ''}  ${mark} ${name} ${seconds(begun)}\n`);
  };
  try {
    const result = await work();
    end('✓');
    return result;
  } catch (error) {
    end('✗');
    throw error;
  }
}

/** Writes to standard output. */
export function say(text) {
  process.stdout.write(text);
}

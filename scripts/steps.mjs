const REMINDER_MS = 10_000;

/**
 * Runs `work` as a named step, showing the seconds it takes: a counting line on a terminal, else a line now and then.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const begun = Date.now();
  const seconds = () => ((Date.now() - begun) / 1000).toFixed(1);
  const live = process.stdout.isTTY;
  const timer = setInterval(() => say(live ? `\r  … ${name} ${seconds()} s` : `  … ${name} ${seconds()} s\n`), live ? 200 : REMINDER_MS);
  const end = (mark) => {
    clearInterval(timer);
    say(`${live ? '\r\x1b[K' : ''}  ${mark} ${name} ${seconds()} s\n`);
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

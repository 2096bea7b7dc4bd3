const SECOND_MS = 1_000;
const MINUTE_S = 60;
const HOUR_S = 3_600;

const two = (part: number) => String(part).padStart(2, '0');

/** Milliseconds as a clock counts them, cut to the second: "0:41", "14:26", "1:02:09". */
export function formatClock(ms: number): string {
  const all = Math.floor(ms / SECOND_MS);
  const [hours, minutes, seconds] = [Math.floor(all / HOUR_S), Math.floor((all % HOUR_S) / MINUTE_S), all % MINUTE_S];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
}

/** A bar for `<progress>`: the accent on a quiet ground, in every browser. */
export const progressLook =
  'h-1.5 w-full appearance-none overflow-hidden rounded-full border-0 bg-pressed [&::-moz-progress-bar]:bg-accent ' +
  '[&::-webkit-progress-bar]:bg-pressed [&::-webkit-progress-value]:rounded-full [&::-webkit-progress-value]:bg-accent';

import { progressLook } from '@/components/ui/progress-look';

interface SendProgressProps {
  /** Of what is to be sent, from 0 to 1. */
  part: number;
  words: string;
}

/** How much of a file has left. */
export function SendProgress({ part, words }: SendProgressProps) {
  return (
    <div role="status" className="grid gap-1">
      <p className="text-sm text-ink-2">{words}</p>
      <progress className={progressLook} max={1} value={part} aria-label={words} />
    </div>
  );
}

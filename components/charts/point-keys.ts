/**
 * The point that a key goes to: arrows step, Home and End jump, Esc stops reading (null).
 * undefined for any other key; reading begins at the latest point.
 */
export function pointAfter(key: string, active: number | null, count: number): number | null | undefined {
  const last = count - 1;
  if (last < 0) return undefined;
  switch (key) {
    case 'ArrowRight':
      return active === null ? last : Math.min(active + 1, last);
    case 'ArrowLeft':
      return active === null ? last : Math.max(active - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'Escape':
      return active === null ? undefined : null;
    default:
      return undefined;
  }
}

import { ratio } from '@/lib/kit/exact';

/** The response rate is over the invitations of so many of the organization's days. */
export const RATE_DAYS = 90;

/** Answered ÷ sent, in whole per cent; null when nothing was sent. */
export const responseRate = (answered: number, sent: number): number | null => ratio(100 * answered, sent, 0);

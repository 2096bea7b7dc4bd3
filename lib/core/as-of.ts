import { addDays, dayNumber, dayOf, monthOf, startOfDay } from '@/lib/kit/day';
import type { Context } from './context';
import { AppError } from './errors';

/** The day a reading is as of, in the forms its queries need. */
export interface AsOf {
  day: string;
  number: number;
  month: number;
  /** Zero-based day of the month. */
  index: number;
  /** The first instant after the day, exclusive. */
  end: Date;
  partial: boolean;
}

/**
 * The day a reading counts up to: as asked, else yesterday.
 * @throws AppError invalid for a day after today
 */
export function resolveAsOf(ctx: Pick<Context, 'organization' | 'today'>, asked: string | undefined): AsOf {
  const day = asked ?? addDays(ctx.today, -1);
  if (day > ctx.today) {
    throw new AppError('invalid', 'asOf lies in the future', {
      errors: [{ path: 'asOf', code: 'too_big', message: `The latest day is ${ctx.today}` }],
    });
  }
  const number = dayNumber(day);
  return { day, number, ...monthOf(number), end: startOfDay(dayOf(number + 1), ctx.organization.timezone), partial: day === ctx.today };
}

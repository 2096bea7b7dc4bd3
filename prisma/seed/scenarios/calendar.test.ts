import { describe, expect, it } from 'vitest';
import { dayNumber, dayOf } from '@/lib/kit/day';
import { easterSunday, openCalendar, weekdayOf } from './calendar';
import { PLACES, seasonOf } from './places';

const calendar = openCalendar();

describe('calendar', () => {
  it.each([
    [2000, '2000-04-23'],
    [2019, '2019-04-21'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2038, '2038-04-25'],
  ])('finds Easter of %i', (year, day) => {
    expect(dayOf(easterSunday(year))).toBe(day);
  });

  it('counts weekdays from Monday', () => {
    expect(['2026-11-16', '2026-11-20', '2026-11-22'].map((day) => weekdayOf(dayNumber(day)))).toEqual([1, 5, 7]);
  });

  it.each([
    ['US', '2026-11-26', 'Thanksgiving, a Thursday'],
    ['GB', '2026-08-31', 'the summer bank holiday'],
    ['NO', '2026-05-17', 'Constitution Day'],
    ['DE', '2026-05-14', 'Ascension Day'],
    ['IT', '2026-04-06', 'Easter Monday'],
  ])('knows that %s rests on %s, %s', (country, day) => {
    expect(calendar.isHoliday(country, dayNumber(day))).toBe(true);
    expect(calendar.isHoliday(country, dayNumber(day) + 1)).toBe(false);
  });

  it('empties offices on holidays, at the end of the year and in the local summer', () => {
    const presence = (country: string, day: string) => calendar.presence(country, dayNumber(day));
    expect(presence('DE', '2026-10-03')).toBeLessThan(0.2);
    expect(presence('SE', '2026-12-29')).toBeLessThan(0.5);
    expect(presence('ES', '2026-08-12')).toBeLessThan(presence('DE', '2026-08-12'));
    expect(presence('NL', '2026-03-18')).toBe(1);
  });

  it('moves seasons smoothly, with their peaks in the right months', () => {
    const days = Array.from({ length: 365 }, (_, i) => calendar.season('Parcel and courier', dayNumber('2026-01-01') + i));
    for (const [i, value] of days.slice(1).entries()) expect(Math.abs(value - (days[i] ?? 0))).toBeLessThan(0.06);
    expect(seasonOf('Parcel and courier', 12)).toBeGreaterThan(1.2);
    expect(seasonOf('Southern agriculture', 12)).toBeGreaterThan(seasonOf('Southern agriculture', 6));
    expect(seasonOf('Road freight', 12)).toBe(1);
  });

  it('names zones that exist', () => {
    for (const { timezone } of Object.values(PLACES)) {
      expect(() => new Intl.DateTimeFormat('en', { timeZone: timezone })).not.toThrow();
    }
  });
});

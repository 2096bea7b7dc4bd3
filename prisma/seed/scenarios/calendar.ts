import { dayNumber, dayOf, monthOf } from '@/lib/kit/day';
import { type Place, placeOf, seasonOf } from './places';

/** Monday is 1, Sunday is 7. */
export const weekdayOf = (day: number): number => ((day + 3) % 7) + 1;

/** Easter Sunday's day number: the anonymous Gregorian computus (Nature, 20 April 1876). */
export function easterSunday(year: number): number {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const correction = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const rest = year % 100;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const sum = epact + weekday - 7 * late + 114;
  return Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1) / 86_400_000;
}

function holidaysOf(place: Place, year: number): Set<number> {
  const dated = place.holidays.map((rule) => {
    const [date, weekday] = rule.split('<');
    const from = dayNumber(`${year}-${date}`);
    return weekday ? from + ((Number(weekday) - weekdayOf(from) + 7) % 7) : from;
  });
  const easter = easterSunday(year);
  return new Set([...dated, ...place.easter.map((offset) => easter + offset)]);
}

const HOLIDAY_PRESENCE = 0.12;
const YEAR_END = { from: '12-23', to: '01-02', presence: 0.42 };

export interface Calendar {
  isHoliday: (country: string, day: number) => boolean;
  /** Share of the usual people at work, weekends aside: public holidays, year's end, summer. */
  presence: (country: string, day: number) => number;
  /** Work to be done against an ordinary month; it moves from one month's middle to the next one's. */
  season: (industry: string, day: number) => number;
}

/** A calendar that remembers the public holidays it has worked out. */
export function openCalendar(): Calendar {
  const known = new Map<string, Set<number>>();
  const isHoliday = (country: string, day: number) => {
    const year = Number(dayOf(day).slice(0, 4));
    const key = `${country} ${year}`;
    const days = known.get(key) ?? holidaysOf(placeOf(country), year);
    known.set(key, days);
    return days.has(day);
  };
  return {
    isHoliday,
    presence: (country, day) => {
      if (isHoliday(country, day)) return HOLIDAY_PRESENCE;
      const date = dayOf(day).slice(5);
      const yearEnd = date >= YEAR_END.from || date <= YEAR_END.to ? YEAR_END.presence : 1;
      return yearEnd * (placeOf(country).summer[Number(date.slice(0, 2))] ?? 1);
    },
    season: (industry, day) => {
      const { month, index } = monthOf(day - 15);
      const from = seasonOf(industry, (month % 12) + 1);
      const to = seasonOf(industry, ((month + 1) % 12) + 1);
      return from + ((to - from) * index) / 30;
    },
  };
}

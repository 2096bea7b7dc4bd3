export type Place = {
  region: string;
  timezone: string;
  /** Public holidays: `MM-DD`, or `MM-DD<n` for the first weekday n (Monday is 1) from that date on. */
  holidays: string[];
  /** Public holidays as days after Easter Sunday. */
  easter: number[];
  /** How full the working days are in the months of the summer holidays. */
  summer: Record<number, number>;
};

const place = (region: string, timezone: string, holidays: string, easter: number[], summer: Record<number, number>): Place => ({
  region,
  timezone,
  holidays: holidays.split(' '),
  easter,
  summer,
});

const NORTH_SUMMER = { 6: 0.93, 7: 0.62, 8: 0.88 };
const MID_SUMMER = { 7: 0.86, 8: 0.84 };
const SOUTH_SUMMER = { 7: 0.86, 8: 0.52 };

/** Where Fernway's customers are, by country code. */
export const PLACES: Record<string, Place> = {
  NO: place('Nordics', 'Europe/Oslo', '01-01 05-01 05-17 12-25 12-26', [-3, -2, 1, 39, 50], NORTH_SUMMER),
  SE: place('Nordics', 'Europe/Stockholm', '01-01 01-06 05-01 06-06 12-25 12-26', [-2, 1, 39], NORTH_SUMMER),
  DK: place('Nordics', 'Europe/Copenhagen', '01-01 12-25 12-26', [-3, -2, 1, 39, 50], NORTH_SUMMER),
  FI: place('Nordics', 'Europe/Helsinki', '01-01 01-06 05-01 12-06 12-25 12-26', [-2, 1, 39], NORTH_SUMMER),
  GB: place('UK and Ireland', 'Europe/London', '01-01 05-01<1 05-25<1 08-25<1 12-25 12-26', [-2, 1], MID_SUMMER),
  IE: place('UK and Ireland', 'Europe/Dublin', '01-01 03-17 05-01<1 06-01<1 08-01<1 10-25<1 12-25 12-26', [1], MID_SUMMER),
  DE: place('DACH', 'Europe/Berlin', '01-01 05-01 10-03 12-25 12-26', [-2, 1, 39, 50], MID_SUMMER),
  AT: place('DACH', 'Europe/Vienna', '01-01 01-06 05-01 08-15 10-26 11-01 12-08 12-25 12-26', [1, 39, 50], MID_SUMMER),
  NL: place('Benelux', 'Europe/Amsterdam', '01-01 04-27 12-25 12-26', [1, 39, 50], MID_SUMMER),
  BE: place('Benelux', 'Europe/Brussels', '01-01 05-01 07-21 08-15 11-01 11-11 12-25', [1, 39, 50], MID_SUMMER),
  PL: place('Central Europe', 'Europe/Warsaw', '01-01 01-06 05-01 05-03 08-15 11-01 11-11 12-25 12-26', [1, 60], MID_SUMMER),
  FR: place('France', 'Europe/Paris', '01-01 05-01 05-08 07-14 08-15 11-01 11-11 12-25', [1, 39, 50], SOUTH_SUMMER),
  ES: place('Iberia', 'Europe/Madrid', '01-01 01-06 05-01 08-15 10-12 11-01 12-06 12-08 12-25', [-2], SOUTH_SUMMER),
  PT: place('Iberia', 'Europe/Lisbon', '01-01 04-25 05-01 06-10 08-15 10-05 11-01 12-01 12-08 12-25', [-2], SOUTH_SUMMER),
  IT: place('Italy', 'Europe/Rome', '01-01 01-06 04-25 05-01 06-02 08-15 11-01 12-08 12-25 12-26', [1], SOUTH_SUMMER),
  US: place('North America', 'America/Chicago', '01-01 01-15<1 05-25<1 06-19 07-04 09-01<1 11-22<4 12-25', [], {
    7: 0.93,
  }),
  MX: place('Latin America', 'America/Mexico_City', '01-01 02-01<1 03-15<1 05-01 09-16 11-15<1 12-25', [-2], {}),
  JP: place('Asia Pacific', 'Asia/Tokyo', '01-01 01-02 01-03 02-11 04-29 05-03 05-04 05-05 11-03 11-23', [], {
    8: 0.82,
  }),
  AU: place('Asia Pacific', 'Australia/Melbourne', '01-01 01-26 04-25 12-25 12-26', [-2, 1], { 1: 0.8 }),
  IN: place('Asia Pacific', 'Asia/Kolkata', '01-26 08-15 10-02 12-25', [], {}),
};

/** The place of a country code; a code outside the table is a mistake in the book of business. */
export function placeOf(country: string): Place {
  const found = PLACES[country];
  if (!found) throw new RangeError(`No place for country ${country}`);
  return found;
}

/** Work in each month of the year, January first, against an ordinary month. */
const SEASONS: Record<string, number[]> = {
  food: [0.85, 0.88, 0.95, 1, 1, 0.98, 0.93, 0.92, 1, 1.06, 1.18, 1.26],
  parcel: [0.88, 0.84, 0.9, 0.94, 0.95, 0.93, 0.88, 0.87, 0.97, 1.06, 1.32, 1.4],
  building: [0.72, 0.8, 0.97, 1.1, 1.15, 1.15, 1.08, 1.04, 1.1, 1.04, 0.9, 0.66],
  harvest: [0.7, 0.7, 0.76, 0.85, 0.9, 0.95, 1.05, 1.24, 1.4, 1.28, 0.9, 0.76],
  southernHarvest: [1.3, 1.2, 1.1, 0.95, 0.85, 0.75, 0.72, 0.75, 0.82, 0.95, 1.15, 1.38],
  flowers: [0.92, 1.22, 1.1, 1.24, 1.34, 1, 0.8, 0.76, 0.85, 0.9, 0.9, 0.92],
};

const SEASON_OF: Record<string, keyof typeof SEASONS> = {
  'Food and drink': 'food',
  'Parcel and courier': 'parcel',
  Retail: 'parcel',
  'Home and furniture': 'parcel',
  'Building materials': 'building',
  Agriculture: 'harvest',
  'Southern agriculture': 'southernHarvest',
  Wine: 'harvest',
  Flowers: 'flowers',
};

/** The season of an industry in a month (1 to 12); 1 where the year is even. */
export function seasonOf(industry: string, month: number): number {
  const curve = SEASONS[SEASON_OF[industry] ?? ''];
  return curve?.[month - 1] ?? 1;
}

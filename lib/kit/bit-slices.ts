/** Numbers as a bit-sliced index (O'Neil and Quass, 1997): the sum of any part of them follows from counts of set bits. */
export interface BitSlices {
  /** Exact decimals: what a set bit of each slice adds. */
  weights: string[];
  /** Bitmaps: which places have a number, which is at least the first weight; then each binary digit of the rest. */
  slices: string[];
}

/** A bitmap as PostgreSQL reads it, filled up with zeros to whole bytes. @param places from 0, each below `length` */
export function bitmapOf(length: number, places: Iterable<number>): string {
  const bytes = new Uint8Array(Math.ceil(length / 8));
  for (const place of places) bytes[place >> 3] = (bytes[place >> 3] ?? 0) | (0x80 >> (place & 7));
  return `x${Buffer.from(bytes.buffer).toString('hex')}`;
}

const decimalsOf = (text: string) => text.split('.')[1]?.length ?? 0;

/** A decimal in units of its last of so many decimals. */
function scaled(text: string, decimals: number): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(decimals, '0'));
}

/** The decimal of so many units; the inverse of `scaled`. */
function unscaled(units: bigint, decimals: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const end = digits.length - decimals;
  return `${units < 0n ? '-' : ''}${digits.slice(0, end)}${decimals > 0 ? `.${digits.slice(end)}` : ''}`;
}

/** Slices exact decimals of any size and sign; null is none. */
export function sliced(values: readonly (string | null)[]): BitSlices {
  const decimals = values.reduce((most, value) => Math.max(most, value === null ? 0 : decimalsOf(value)), 0);
  const known = values.flatMap((value, place) => (value === null ? [] : [{ place, units: scaled(value, decimals) }]));
  const least = known.reduce((low, { units }) => (units < low ? units : low), known[0]?.units ?? 0n);
  const digits: number[][] = [];
  for (const { place, units } of known) {
    const text = (units - least).toString(2);
    for (let digit = 0; digit < text.length; digit++) {
      digits[digit] ??= [];
      if (text[text.length - 1 - digit] === '1') digits[digit]?.push(place);
    }
  }
  return {
    weights: [least, ...digits.map((_, digit) => 1n << BigInt(digit))].map((units) => unscaled(units, decimals)),
    slices: [known.map(({ place }) => place), ...digits].map((places) => bitmapOf(values.length, places)),
  };
}

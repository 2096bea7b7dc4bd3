import { type RawBuilder, sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { decimal, type Fraction } from '@/lib/kit/exact';
import { minorDigits } from '@/lib/kit/money';
import type { MissingRate } from './contract';

/**
 * The rate of a currency that holds on a day, as text; null for the organization's own and where there is none. The
 * organization's own is told apart first, so that it costs no look-up.
 */
export function rateOn({ organization }: Context, currency: RawBuilder<string>, day: RawBuilder<string>): RawBuilder<string | null> {
  return sql`(CASE WHEN ${currency} <> ${organization.currency} THEN (
    SELECT r.rate::text FROM exchange_rate r
    WHERE r.organization_id = ${organization.id} AND r.currency = ${currency} AND r.day <= ${day}
    ORDER BY r.day DESC LIMIT 1) END)`;
}

/** Turns amounts into the organization's currency, and keeps what could not be. */
export interface Conversion {
  /** What a minor unit is worth. 0 where the rate is missing: the sum is not to be shown then. */
  rate(currency: string, rate: string | null, day: string): Fraction;
  /** Each currency without a rate, with the earliest day that needs one. */
  missing(): MissingRate[];
}

/** Conversion into a currency. */
export function conversionInto(home: string): Conversion {
  const missing = new Map<string, string>();
  const known = new Map<string, Fraction>();
  return {
    rate: (currency, rate, day) => {
      if (currency === home) return { n: 1n, d: 1n };
      if (rate === null) {
        const first = missing.get(currency);
        if (first === undefined || day < first) missing.set(currency, day);
        return { n: 0n, d: 1n };
      }
      const name = `${currency} ${rate}`;
      const fraction = known.get(name) ?? inMinorUnits(decimal(rate), minorDigits(home) - minorDigits(currency));
      known.set(name, fraction);
      return fraction;
    },
    missing: () => [...missing].map(([currency, day]) => ({ currency, day })),
  };
}

/** A rate between whole units as one between minor units: the digits differ. */
function inMinorUnits({ n, d }: Fraction, digits: number): Fraction {
  const scale = 10n ** BigInt(Math.abs(digits));
  return digits >= 0 ? { n: n * scale, d } : { n, d: d * scale };
}

/** What is answered in place of figures that would be guesses: each rate that is missing. */
export function missingRates(missing: readonly MissingRate[]): AppError {
  const errors = missing.map(({ currency, day }) => ({ path: currency, code: 'missing_rate', message: `There is no rate of ${currency} on ${day}` }));
  return new AppError('precondition', 'Exchange rates are missing', { errors });
}

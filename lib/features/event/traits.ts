import { asObject, type Json, storable } from './json-shape';
import { LIMITS } from './limits';

/** Traits and when each was said (epoch ms). A cleared trait has a time and no value. */
export interface TraitState {
  values: Json;
  times: Record<string, number>;
}

/** An empty object in which a trait named __proto__ is a key like any other. */
function bare<T>(source: object = {}): Record<string, T> {
  return Object.assign(Object.create(null) as Record<string, T>, source);
}

/** The stored form of traits, as one state. */
export function traitState(values: unknown, times: unknown): TraitState {
  return { values: bare(asObject(values) ?? {}), times: bare<number>(asObject(times) ?? {}) };
}

const textOf = (value: unknown) => JSON.stringify(value ?? null);

/**
 * Merges what was said at a time into the state: per trait the latest word stands, of two at the same millisecond
 * the one whose JSON sorts last, so that any order of arrival ends alike. null clears a trait.
 * @param floor words up to this time (epoch ms) are outdated, whatever the trait
 */
export function mergeTraits(state: TraitState, traits: Json, at: number, floor = -Infinity): void {
  if (at < floor) return;
  for (const [sent, value] of Object.entries(traits)) {
    const key = storable(sent);
    const known = state.times[key];
    if (known === undefined && Object.keys(state.times).length >= LIMITS.traits) continue;
    const isOlder = known !== undefined && (at < known || (at === known && textOf(value) <= textOf(state.values[key])));
    if (isOlder) continue;
    state.times[key] = at;
    if (value === null) delete state.values[key];
    else state.values[key] = value;
  }
}

/** A trait as a line of text for a column: cleaned and cut; null for anything else. */
export function textTrait(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  return [...storable(value.slice(0, 2 * LIMITS.idCharacters)).trim()].slice(0, LIMITS.idCharacters).join('') || null;
}

/** The host of a web address or domain as people write them: https://www.acme.test/x → acme.test. */
export function domainOf(value: unknown): string | null {
  const text = textTrait(value);
  if (!text) return null;
  const address = text.includes('://') ? text : `https://${text}`;
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') || null : null;
}

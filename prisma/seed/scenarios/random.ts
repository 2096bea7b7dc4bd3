/** One stream of repeatable pseudo-random numbers; streams of different names are independent. */
export type Random = {
  /** Uniform in [0, 1). */
  next: () => number;
  /** Whole number from `low` to `high`, both included. */
  whole: (low: number, high: number) => number;
  /** One element; the list must not be empty. */
  pick: <T>(list: readonly T[]) => T;
  /** Position of one of these weights, each as likely as it is heavy; there must be one above 0. */
  weighted: (weights: readonly number[]) => number;
  /** True with probability `p`. */
  chance: (p: number) => boolean;
  /** Around 1, never below 0.15, with a long tail to the right; `spread` 0 gives 1. */
  around: (spread: number) => number;
  /** 128 bits in the textual form of a version 4 UUID. */
  uuid: () => string;
};

/** FNV-1a with an avalanche step, so that names that differ in one character seed far apart. */
function hash(text: string, basis: number): number {
  let h = basis;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** sfc32 (Chris Doty-Humphrey, PractRand): 128 bits of state, passes the usual batteries. */
function sfc32(name: string): () => number {
  let a = hash(name, 0x811c9dc5);
  let b = hash(name, 0x9e3779b9);
  let c = hash(name, 0x85ebca77);
  let counter = 1;
  const bits = () => {
    const t = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return t >>> 0;
  };
  for (let i = 0; i < 12; i++) bits();
  return bits;
}

const hex = (value: number) => value.toString(16).padStart(8, '0');

function uuidFrom(bits: () => number): string {
  const text = hex(bits()) + hex(bits()) + hex(bits()) + hex(bits());
  const variant = '89ab'[Number.parseInt(text.charAt(16), 16) & 3];
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-4${text.slice(13, 16)}-${variant}${text.slice(17, 20)}-${text.slice(20)}`;
}

function weightedIndex(share: number, weights: readonly number[]): number {
  let rest = share * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    if (rest < weight) return index;
    rest -= weight;
  }
  throw new RangeError('Nothing to choose from');
}

/** A stream that depends on `name` alone. */
export function randomStream(name: string): Random {
  const bits = sfc32(name);
  const next = () => bits() / 0x1_0000_0000;
  return {
    next,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: <T>(list: readonly T[]): T => {
      const item = list[Math.floor(next() * list.length)];
      if (item === undefined) throw new RangeError('Nothing to pick from');
      return item;
    },
    weighted: (weights) => weightedIndex(next(), weights),
    chance: (p) => next() < p,
    around: (spread) => Math.max(0.15, Math.exp((next() + next() + next() - 1.5) * spread)),
    uuid: () => uuidFrom(bits),
  };
}

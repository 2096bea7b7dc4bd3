import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LIMITS } from './limits';
import { domainOf, mergeTraits, textTrait, traitState } from './traits';

const word = fc.record({
  at: fc.integer({ min: 0, max: 3 }),
  traits: fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), fc.oneof(fc.integer({ max: 3, min: 0 }), fc.constant(null), fc.string())),
});

it('ends alike in any order of arrival', () => {
  fc.assert(
    fc.property(
      fc.array(word).chain((words) => fc.tuple(fc.constant(words), fc.shuffledSubarray(words, { minLength: words.length }))),
      ([words, mixed]) => {
        const [one, two] = [words, mixed].map((list) => {
          const state = traitState({}, {});
          for (const { traits, at } of list) mergeTraits(state, traits, at);
          return state;
        });
        expect(Object.entries(one?.values ?? {}).sort()).toEqual(Object.entries(two?.values ?? {}).sort());
        expect(Object.entries(one?.times ?? {}).sort()).toEqual(Object.entries(two?.times ?? {}).sort());
      },
    ),
  );
});

it('keeps no more traits than the limit, and still updates those it has', () => {
  const state = traitState({}, {});
  mergeTraits(state, Object.fromEntries(Array.from({ length: LIMITS.traits + 5 }, (_, n) => [`t${n}`, n])), 1);
  mergeTraits(state, { t0: 'new', another: 1 }, 2);
  expect(Object.keys(state.values)).toHaveLength(LIMITS.traits);
  expect(state.values.t0).toBe('new');
});

it('ignores what is older than the record an integration sent', () => {
  const state = traitState({ plan: 'pro' }, {});
  mergeTraits(state, { plan: 'basic' }, 9, 10);
  expect(state.values.plan).toBe('pro');
});

it.each([
  ['https://www.acme.test/x', 'acme.test'],
  ['acme.test', 'acme.test'],
  ['http://[::bad', null],
  ['', null],
  [7, null],
])('finds the domain of %j', (value, domain) => expect(domainOf(value)).toBe(domain));

it('makes a line of a trait', () => {
  expect(textTrait(`  A\0b${'x'.repeat(900)}`)).toHaveLength(LIMITS.idCharacters);
  expect([textTrait(' '), textTrait({}), textTrait(undefined)]).toEqual([null, null, null]);
});

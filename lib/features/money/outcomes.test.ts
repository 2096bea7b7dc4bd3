import { expect, it } from 'vitest';
import { outcomeOf, type Term } from './outcomes';

const term = (startOn: string, endOn: string | null, rest: Partial<Term> & { steps?: Term['revenue']['steps'] } = {}): Term => {
  const { steps = [{ from: startOn, mrr: 100 }], termMonths = 12 } = rest;
  return { revenue: { startOn, endOn, trialEndsOn: null, steps }, termMonths };
};

it.each<[string, Term[], ReturnType<typeof outcomeOf>]>([
  ['left when its only subscription ended', [term('2025-01-15', '2026-01-15')], { on: '2026-01-15', kind: 'left' }],
  ['renewed when a term ended and it paid on', [term('2025-01-15', null)], { on: '2026-01-15', kind: 'renewed' }],
  ['counts the latest of several terms', [term('2025-01-15', null, { termMonths: 1 })], { on: '2026-03-15', kind: 'renewed' }],
  ['stays when another subscription takes over', [term('2024-06-01', '2025-09-01', { termMonths: null }), term('2025-09-01', null)], null],
  ['stays when only one of two ends', [term('2025-01-15', '2026-01-15'), term('2025-02-01', null)], { on: '2026-02-01', kind: 'renewed' }],
  [
    'left when its amount came down to nothing',
    [term('2025-01-15', null, { steps: [{ from: '2025-01-15', mrr: 100 }, { from: '2025-11-03', mrr: 0 }] })], // biome-ignore format: one term
    { on: '2025-11-03', kind: 'left' },
  ],
  [
    'tells of leaving also where it came back',
    [term('2025-01-15', '2025-10-01'), term('2025-12-01', null, { termMonths: 1 })],
    { on: '2025-10-01', kind: 'left' },
  ],
  ['knows nothing of what has no term', [term('2025-01-15', null, { termMonths: null })], null],
  ['leaves out what happened before', [term('2023-01-15', '2024-12-31')], null],
])('%s', (_name, terms, expected) => expect(outcomeOf(terms, '2025-04-01', '2026-03-31')).toEqual(expected));

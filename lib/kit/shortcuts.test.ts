import { expect, it } from 'vitest';
import { pressKey } from '@/lib/kit/shortcuts';

const bindings = [
  { keys: 'g a', name: 'accounts' },
  { keys: 'g t', name: 'tasks' },
  { keys: 'j', name: 'next' },
  { keys: '/', name: 'search everything' },
  { keys: '/', name: 'search this list' },
  { keys: 'k', name: 'previous account' },
  { keys: 'k', name: 'row above', weak: true },
  { keys: 'w', name: 'select', weak: true },
];

/** The names of what ran while these keys were pressed. */
function press(...keys: string[]): string[] {
  const ran: string[] = [];
  let pending = '';
  for (const key of keys) {
    const step = pressKey(bindings, pending, key);
    pending = step.pending;
    if (step.run) ran.push(step.run.name);
  }
  return ran;
}

it('runs single keys and sequences', () => {
  expect(press('j', 'g', 'a', 'j')).toEqual(['next', 'accounts', 'next']);
});

it('lets the later of two bindings win', () => {
  expect(press('/')).toEqual(['search this list']);
});

it('lets a weak one yield to any other, and stand alone', () => {
  expect(press('k', 'w')).toEqual(['previous account', 'select']);
});

it('forgets a sequence that nobody knows, and takes its last key as a new start', () => {
  expect(press('g', 'x', 'a')).toEqual([]);
  expect(press('g', 'j')).toEqual(['next']);
  expect(press('g', 'g', 't')).toEqual(['tasks']);
});

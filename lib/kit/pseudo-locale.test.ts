import { expect, it } from 'vitest';
import { pseudo } from '@/lib/kit/pseudo-locale';

it('marks each text and leaves arguments, tags and plural forms alone', () => {
  expect(pseudo({ a: { b: 'Remove {name} <b>now</b>' }, c: '{n, plural, one {# key} other {# keys}}' })).toEqual({
    a: { b: '[Řéɱóṽé {name} <b>ñóŵ</b>]' },
    c: '[{n, plural, one {# key} other {# keys}}]',
  });
});

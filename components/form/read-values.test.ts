import { expect, it } from 'vitest';
import { readValues } from '@/components/form/read-values';
import type { FieldSpec } from '@/lib/kit/form-field';

const field = (path: string, kind: FieldSpec['kind'], required = false): FieldSpec => ({
  path,
  kind,
  required,
  label: path,
});

it('turns what the controls hold into an input', () => {
  const fields = [
    field('name', 'text', true),
    field('note', 'textarea'),
    field('seats', 'number', true),
    field('limit', 'number'),
    field('notify', 'checkbox'),
    field('address.city', 'text'),
    field('address.zip', 'text'),
  ];
  const held = { name: '', note: '', seats: '12.5', limit: '', address: { city: 'Turku', zip: '' }, extra: 1 };
  expect(readValues(fields, held)).toEqual({ name: '', seats: 12.5, notify: false, address: { city: 'Turku' } });
});

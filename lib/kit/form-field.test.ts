import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fieldSpecs } from '@/lib/kit/form-field';

const schema = z.strictObject({
  name: z.string().max(80),
  email: z.email(),
  website: z.url().optional(),
  role: z.enum(['member', 'advanced']),
  seats: z.int().min(1).max(500).optional(),
  since: z.iso.date(),
  notify: z.boolean(),
  address: z.strictObject({ city: z.string() }).optional(),
});

describe('fieldSpecs', () => {
  it('reads kind, limits and need from the schema, in the order of the words', () => {
    const specs = fieldSpecs(schema, {
      seats: { label: 'Seats' },
      name: { label: 'Name', kind: 'textarea' },
      website: { label: 'Website' },
      email: { label: 'E-mail' },
      since: { label: 'Since' },
      notify: { label: 'Notify' },
    });
    expect(specs.map(({ path, kind, required }) => [path, kind, required])).toEqual([
      ['seats', 'number', false],
      ['name', 'textarea', true],
      ['website', 'url', false],
      ['email', 'email', true],
      ['since', 'date', true],
      ['notify', 'checkbox', true],
    ]);
    expect(specs[0]).toMatchObject({ min: 1, max: 500 });
    expect(specs[1]).toMatchObject({ maxLength: 80 });
  });

  it('offers the values of an enum, with better labels where they are given', () => {
    const [plain] = fieldSpecs(schema, { role: { label: 'Role' } });
    expect(plain?.options?.map((option) => option.value)).toEqual(['member', 'advanced']);
    const [named] = fieldSpecs(schema, { role: { label: 'Role', options: [{ value: 'member', label: 'Member' }] } });
    expect(named?.options).toEqual([{ value: 'member', label: 'Member' }]);
  });

  it('follows a dotted path; a field of an optional object is optional', () => {
    expect(fieldSpecs(schema, { 'address.city': { label: 'City' } })[0]).toMatchObject({
      kind: 'text',
      required: false,
    });
  });

  it('refuses a path that the schema lacks', () => {
    expect(() => fieldSpecs(schema, { nmae: { label: 'Name' } })).toThrow('no field nmae');
  });
});

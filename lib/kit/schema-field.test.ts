import { expect, test } from 'vitest';
import { schemaFields, typeWords } from './schema-field';

test('types read as they are written in code', () => {
  expect(typeWords({ type: 'string', format: 'date-time' })).toBe('string (date-time)');
  expect(typeWords({ anyOf: [{ type: 'integer' }, { type: 'null' }] })).toBe('integer | null');
  expect(typeWords({ type: 'array', items: { enum: ['a', 'b'] } })).toBe('("a" | "b")[]');
  expect(typeWords({ type: ['string', 'null'], format: 'date' })).toBe('string (date) | null');
  expect(typeWords({})).toBe('any');
});

test('fields come with those inside them, lists and choices included', () => {
  const id = { type: 'string', description: 'Opaque' };
  const schema = {
    type: 'object',
    required: ['data'],
    properties: {
      data: { type: 'array', items: { type: 'object', required: ['id'], properties: { id, kind: { oneOf: [{ const: 'a' }, { const: 'b' }] } } } },
    },
  };
  expect(schemaFields(schema)).toEqual([
    { path: 'data', type: 'object[]', required: true, note: '' },
    { path: 'data[].id', type: 'string', required: true, note: 'Opaque' },
    { path: 'data[].kind', type: '"a" | "b"', required: false, note: '' },
  ]);
  expect(schemaFields({ oneOf: [{ properties: { id } }, { properties: { id, name: id } }] }).map(({ path }) => path)).toEqual(['id', 'name']);
});

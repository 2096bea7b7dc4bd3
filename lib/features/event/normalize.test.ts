import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStorable } from '@/lib/kit/plain-text';
import { type Frame, type NormalEvent, normalize } from './normalize';

const receivedAt = Date.parse('2026-11-22T10:00:00Z');
const frame: Frame = {
  type: null,
  sentAt: null,
  receivedAt,
  oldest: Date.parse('2016-11-22T10:00:00Z'),
  context: null,
  keepTimes: false,
  measured: false,
  refusal: null,
};
const good = { type: 'track', messageId: 'm', event: 'Opened', userId: 'u', context: { groupId: 'acme' } };

function accepted(event: object, more: Partial<Frame> = {}): NormalEvent {
  const result = normalize(event, { ...frame, ...more });
  if ('refusal' in result) throw new Error(result.refusal.detail);
  return result;
}

describe('a track call', () => {
  it('has the standards of what it leaves out', () => {
    expect(accepted(good)).toEqual({
      messageId: 'm',
      type: 'track',
      at: receivedAt,
      userId: 'u',
      groupId: 'acme',
      name: 'Opened',
      module: null,
      feature: 'Opened',
      count: 1,
      durationMs: 0,
      extra: null,
      traits: null,
      previousId: null,
    });
  });

  it('keeps what it doesn’t know, and only that', () => {
    const event = {
      ...good,
      anonymousId: 'a',
      writeKey: 'k',
      integrations: {},
      _metadata: {},
      context: { groupId: 'acme', ip: '::1' },
      properties: { module: 'M', feature: 'F', count: 2, durationMs: 3, plan: 'pro' },
    };
    const { extra, ...rest } = accepted(event);
    expect(rest).toMatchObject({ module: 'M', feature: 'F', count: 2, durationMs: 3 });
    expect(JSON.parse(extra ?? '')).toEqual({ anonymousId: 'a', properties: { plan: 'pro' }, context: { ip: '::1' } });
  });

  it('takes its group from the context before the properties', () => {
    expect(accepted({ ...good, properties: { groupId: 'other' } }).groupId).toBe('acme');
    expect(accepted({ ...good, context: undefined, properties: { groupId: 'other' } }).groupId).toBe('other');
  });

  it('takes the batch’s context under its own', () => {
    expect(accepted({ ...good, context: undefined }, { context: { groupId: 'from-batch' } }).groupId).toBe('from-batch');
    expect(accepted(good, { context: { groupId: 'from-batch' } }).groupId).toBe('acme');
  });

  it('gets a messageId if it has none, and each its own', () => {
    const [one, two] = [accepted({ ...good, messageId: undefined }), accepted({ ...good, messageId: null })];
    expect(one.messageId).toMatch(/^[0-9a-f-]{36}$/);
    expect(one.messageId).not.toBe(two.messageId);
  });
});

describe('a page or screen', () => {
  it.each([
    [{ category: 'Docs', name: 'Start', properties: { path: '/start' } }, 'Docs', 'Start'],
    [{ properties: { path: '/start' } }, null, '/start'],
    [{ context: { page: { path: '/from-context' } } }, null, '/from-context'],
    [{ properties: { name: 'Named', category: 'Cat' } }, 'Cat', 'Named'],
    [{ properties: { module: 'ignored', path: 'p'.repeat(300) } }, null, 'p'.repeat(200)],
    [{}, null, null],
  ])('%j has its module and feature', (event, module, feature) => {
    expect(accepted({ type: 'page', userId: 'u', ...event })).toMatchObject({ module, feature });
    expect(accepted({ userId: 'u', ...event }, { type: 'screen' })).toMatchObject({ type: 'screen', module, feature });
  });
});

it('moves times by the clock rule, but not those of a file', () => {
  const event = { ...good, timestamp: '2026-11-22T08:00:00Z', sentAt: '2026-11-22T09:00:00Z' };
  expect(new Date(accepted(event).at).toISOString()).toBe('2026-11-22T09:00:00.000Z');
  expect(new Date(accepted(event, { keepTimes: true }).at).toISOString()).toBe('2026-11-22T08:00:00.000Z');
});

const hostile = fc.oneof(
  fc.anything({ withNullPrototype: true }),
  fc.json().map((text): unknown => JSON.parse(text)),
  fc.string({ unit: 'binary' }),
);
const hostileEvent = fc.record(
  {
    type: fc.constantFrom('track', 'page', 'identify', 'group', 'alias', 'x'),
    messageId: hostile,
    event: hostile,
    name: hostile,
    userId: hostile,
    groupId: hostile,
    timestamp: hostile,
    context: hostile,
    properties: hostile,
    traits: hostile,
    previousId: hostile,
    '\ud800': hostile,
  },
  { requiredKeys: [] },
);

it('never throws, and what it accepts can be stored', () => {
  fc.assert(
    fc.property(hostileEvent, (raw) => {
      const sent: unknown = JSON.parse(
        JSON.stringify(raw, (_, value: unknown) => (typeof value === 'bigint' || typeof value === 'symbol' ? String(value) : value)),
      );
      const result = normalize(sent, frame);
      if ('refusal' in result) {
        expect(result.refusal.detail).not.toBe('');
        return;
      }
      for (const text of [result.messageId, result.userId, result.groupId, result.name, result.module, result.feature])
        expect(text === null || isStorable(text)).toBe(true);
      for (const number of [result.count, result.durationMs, result.at]) expect(Number.isInteger(number)).toBe(true);
      if (result.extra !== null)
        JSON.parse(result.extra, (key, value: unknown) => expect(isStorable(key) && (typeof value !== 'string' || isStorable(value))).toBe(true));
    }),
    { numRuns: 500 },
  );
});

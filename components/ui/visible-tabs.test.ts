import { describe, expect, it } from 'vitest';
import { visibleTabs } from '@/components/ui/visible-tabs';

const tabs = ['a', 'b', 'c', 'd'].map((id) => ({ id, width: 50 }));
const shown = (current: string, room: number) => [...visibleTabs(tabs, current, room, 30)].join('');

describe('visibleTabs', () => {
  it('shows all when all fit, without keeping room for the button', () => {
    expect(shown('a', 200)).toBe('abcd');
  });

  it('cuts from the end and keeps room for the button', () => {
    expect(shown('a', 199)).toBe('abc');
    expect(shown('a', 179)).toBe('ab');
  });

  it('keeps the current tab in sight, at the cost of the last that fits', () => {
    expect(shown('d', 199)).toBe('abd');
    expect(shown('d', 10)).toBe('d');
  });

  it('leaves no gap: after the first that does not fit only the current one follows', () => {
    const uneven = [
      { id: 'a', width: 100 },
      { id: 'b', width: 200 },
      { id: 'c', width: 20 },
    ];
    expect([...visibleTabs(uneven, 'a', 200, 30)]).toEqual(['a']);
  });
});

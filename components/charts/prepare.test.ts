import { describe, expect, test } from 'vitest';
import { chartCsv } from '@/components/charts/chart-csv';
import { axisText, type ChartData, figureText, hasFigures, seriesColor } from '@/components/charts/chart-data';
import { pointFigures } from '@/components/charts/point-figures';
import { pointAfter } from '@/components/charts/point-keys';
import { axisTicks, labelIndexes } from '@/components/charts/prepare-axis';
import { prepareBars } from '@/components/charts/prepare-bars';
import { prepareLines } from '@/components/charts/prepare-lines';
import { pieSlices } from '@/components/charts/prepare-pie';
import { sparklinePaths } from '@/components/charts/prepare-sparkline';

const data: ChartData = {
  kind: 'number',
  points: ['2026-03-16', '2026-03-17', '2026-03-18'].map((key) => ({ key, label: key.slice(8) })),
  series: [
    { id: 'dau', name: 'DAU', values: [4, null, 2] },
    { id: 'mau', name: 'MAU', values: [0, 8, 9] },
  ],
};

describe('lines', () => {
  test('null stays a gap and zero a value', () => {
    expect(prepareLines(data)).toEqual({
      rows: [
        { index: 0, 'full-0': 4, 'full-1': 0 },
        { index: 1, 'full-0': null, 'full-1': 8 },
        { index: 2, 'full-0': 2, 'full-1': 9 },
      ],
      lines: [
        { id: 'full-0', series: 0, partial: false },
        { id: 'full-1', series: 1, partial: false },
      ],
    });
  });

  test('an unfinished last period is a dashed step from the one before', () => {
    const { rows, lines } = prepareLines({ ...data, partialLast: true });
    expect(lines.map(({ id }) => id)).toEqual(['full-0', 'partial-0', 'full-1', 'partial-1']);
    expect(rows.map((row) => row['full-1'])).toEqual([0, 8, null]);
    expect(rows.map((row) => row['partial-1'])).toEqual([null, 8, 9]);
  });

  test('a series shorter than the points ends in gaps', () => {
    const short = { ...data, series: [{ id: 'x', name: 'X', values: [1] }] };
    expect(prepareLines(short).rows.map((row) => row['full-0'])).toEqual([1, null, null]);
  });
});

describe('pie', () => {
  const groups: ChartData = {
    ...data,
    series: [
      [4, 0],
      [12, 0],
      [null, 0],
      [-2, 0],
    ].map((values, at) => ({ id: String(at), name: `G${at}`, values })),
  };

  test('what is above zero divides the sum', () => {
    expect(pieSlices(groups, 0)).toEqual([
      { series: 0, value: 4, share: 0.25 },
      { series: 1, value: 12, share: 0.75 },
    ]);
    expect(pieSlices(groups, 1)).toEqual([]);
  });

  test('figures name their shares in a pie alone', () => {
    expect(pointFigures(groups, 0, 'en', 'pie')).toEqual(['4 (25%)', '12 (75%)', '—', '−2']);
    expect(pointFigures(groups, 0, 'en')).toEqual(['4', '12', '—', '−2']);
  });
});

describe('axis', () => {
  test.each([
    ['number', [164, 71, 212], [0, 100, 200, 300]],
    ['number', [1, 2], [0, 1, 2]],
    ['number', [null, 0], [0, 1]],
    ['number', [-4, 5], [-5, 0, 5]],
    ['percent', [0.42], [0, 0.2, 0.4, 0.6]],
    ['duration', [50 * 60_000], [0, 1_800_000, 3_600_000]],
    ['duration', [], [0, 60_000]],
    ['duration', [14 * 86_400_000], [0, 5 * 86_400_000, 10 * 86_400_000, 15 * 86_400_000]],
  ] as const)('%s %j has round ticks that hold all values', (kind, values, ticks) => {
    expect(axisTicks(kind, values)).toEqual(ticks);
  });

  test('labels are spread evenly and hold both ends', () => {
    expect(labelIndexes(60, 5)).toEqual([0, 15, 30, 44, 59]);
    expect(labelIndexes(3, 5)).toEqual([0, 1, 2]);
    expect(labelIndexes(1, 5)).toEqual([0]);
    expect(labelIndexes(0, 5)).toEqual([]);
  });
});

test('bars: the largest ten, longest first, unknown last', () => {
  const bars = Array.from({ length: 12 }, (_, n) => ({ key: `k${n}`, label: `L${n}`, value: n === 3 ? null : n }));
  const prepared = prepareBars(bars);
  expect(prepared.map(({ key }) => key)).toEqual(['k11', 'k10', 'k9', 'k8', 'k7', 'k6', 'k5', 'k4', 'k2', 'k1']);
  expect(prepared[0]?.share).toBe(100);
  expect(
    prepareBars([
      { key: 'a', label: 'A', value: null },
      { key: 'b', label: 'B', value: 0 },
    ]),
  ).toEqual([
    { key: 'b', label: 'B', value: 0, share: 0 },
    { key: 'a', label: 'A', value: null, share: 0 },
  ]);
});

describe('sparkline', () => {
  test('highest on top, lowest below, the last known point marked', () => {
    expect(sparklinePaths([0, 10, 5], 72, 20)).toEqual({ lines: ['M3 17L36 3L69 10'], last: { x: 69, y: 10 } });
  });

  test('a gap breaks the line', () => {
    expect(sparklinePaths([1, 2, null, 1, null], 72, 20).lines).toEqual(['M3 17L19.5 3', 'M52.5 17h0']);
  });

  test('equal values lie in the middle, none draw nothing', () => {
    expect(sparklinePaths([7, 7], 72, 20).lines).toEqual(['M3 10L69 10']);
    expect(sparklinePaths([null], 72, 20)).toEqual({ lines: [], last: null });
  });
});

test('CSV has the figures as they are, gaps empty', () => {
  expect(chartCsv(data, 'Day')).toBe('Day,DAU,MAU\r\n2026-03-16,4,0\r\n2026-03-17,,8\r\n2026-03-18,2,9\r\n');
});

test('figures are written by their kind', () => {
  expect(figureText('number', null, 'en')).toBe('—');
  expect(figureText('percent', 0.125, 'en')).toBe('12.5%');
  expect(axisText('number', 12_000, 'en')).toBe('12K');
  expect(axisText('duration', 5_400_000, 'en')).toBe('1h 30m');
  expect(seriesColor(8)).toBe('var(--c-1)');
  expect(hasFigures(data)).toBe(true);
  expect(hasFigures({ ...data, series: [{ id: 'a', name: 'A', values: [null] }] })).toBe(false);
});

test('arrow keys read from the latest point and stop at the ends', () => {
  expect(pointAfter('ArrowLeft', null, 3)).toBe(2);
  expect(pointAfter('ArrowLeft', 0, 3)).toBe(0);
  expect(pointAfter('ArrowRight', 2, 3)).toBe(2);
  expect(pointAfter('Home', 2, 3)).toBe(0);
  expect(pointAfter('End', null, 3)).toBe(2);
  expect(pointAfter('Escape', 1, 3)).toBeNull();
  expect(pointAfter('Escape', null, 3)).toBeUndefined();
  expect(pointAfter('a', 1, 3)).toBeUndefined();
  expect(pointAfter('End', null, 0)).toBeUndefined();
});

import { expect, test } from 'vitest';
import { markdownText } from './markdown-text';

test.each([
  ['### Next steps', 'Next steps'],
  ['- [x] call **Ines**\n- send `plan.xlsx`', 'call Ines\nsend plan.xlsx'],
  ['> quoted\n1. first\n2) second', 'quoted\nfirst\nsecond'],
  ['[@Marta Lindqvist](mention:0f8fad5b-d9cb-469f-a165-70867728950e) see [the deck](https://x.example/a)', '@Marta Lindqvist see the deck'],
  ['_quiet_ and *loud*, snake_case_name stays', 'quiet and loud, snake_case_name stays'],
  ['2 * 3 * 4 = 24', '2 * 3 * 4 = 24'],
  ['```js\ncode()\n```', 'code()'],
  ['<b>not ours</b>', '<b>not ours</b>'],
])('%j reads %j', (markdown, plain) => {
  expect(markdownText(markdown)).toBe(plain);
});

test('long hostile texts cost little', () => {
  const started = performance.now();
  for (const text of ['['.repeat(50_000), '*'.repeat(50_000), '`a'.repeat(25_000), '_a '.repeat(20_000), ' '.repeat(50_000)]) markdownText(text);
  expect(performance.now() - started).toBeLessThan(2_000);
});

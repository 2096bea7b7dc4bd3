import type { AttributeChoice } from '@/lib/kit/attribute';

/** Choices as people write them, one a line: `Label`, or `Label | stored value | colour`. */
export function choicesText(choices: readonly AttributeChoice[]): string {
  return choices
    .map(({ value, label, colour }) => {
      if (colour !== 'neutral') return `${label} | ${value} | ${colour}`;
      return value === label ? label : `${label} | ${value}`;
    })
    .join('\n');
}

/** The reverse. What is no colour is left for the schema to refuse; empty lines are none. */
export function choicesIn(text: string): { value: string; label: string; colour?: string }[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const [label = '', value = '', colour = ''] = line.split('|').map((part) => part.trim());
    return { label, value: value || label, ...(colour !== '' && { colour }) };
  });
}

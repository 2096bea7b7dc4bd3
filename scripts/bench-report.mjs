import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const HEAD = ['what', 'one side', 'the other', 'result', 'target', 'met'];

const plain = (value) => (value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3))));
const target = ({ bound, target: limit }) => (bound === 'reported' ? '—' : `${bound === 'least' ? '≥' : '≤'} ${limit}`);

/** Whether a finding keeps its promise; null when none was made. */
function isMet({ bound, value, target: limit }) {
  if (bound === 'reported') return null;
  return bound === 'least' ? value >= limit : value <= limit;
}

const verdict = (finding) => ({ true: 'yes', false: 'NO', null: '' })[String(isMet(finding))];
const row = (finding) => [finding.what, finding.sides[0] ?? '', finding.sides[1] ?? '', plain(finding.value), target(finding), verdict(finding)];

/**
 * Findings as a Markdown table with their notes below; also written to bench-results.md and bench-results.json.
 * @param {import('./bench/measurement').Finding[]} findings
 * @param {object} settings
 */
export function report(findings, settings) {
  const machine = { node: process.version, cpus: cpus().length, cpu: cpus()[0]?.model, memoryGiB: Math.round(totalmem() / 2 ** 30) };
  const rows = [HEAD, ...findings.map(row)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((cells) => cells[column].length)));
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  const [head, ...body] = rows.map(line);
  const table = [head, line(widths.map((width) => '-'.repeat(width))), ...body].join('\n');
  const notes = findings.flatMap(({ what, notes }) => notes.map((note) => `- ${what}: ${note}`)).join('\n');
  const text = `${table}\n\n${notes}\n\n${JSON.stringify({ ...machine, ...settings })}\n`;
  writeFileSync(resolve(ROOT, 'bench-results.md'), text);
  writeFileSync(resolve(ROOT, 'bench-results.json'), `${JSON.stringify({ machine, settings, findings }, null, 2)}\n`);
  return text;
}

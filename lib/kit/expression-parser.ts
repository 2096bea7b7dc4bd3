import type { Calculation, Comparison, Expression, Operator } from '@/lib/kit/expression';

const COMPARISONS: readonly string[] = ['<', '<=', '>', '>=', '=', '<>'];
/** Least and most arguments. */
const ARGUMENTS: Record<Calculation, readonly [number, number]> = { round: [1, 2], min: [2, 20], max: [2, 20], coalesce: [2, 20] };
const MAX_LENGTH = 500;
const MAX_DEPTH = 40;

/** What is wrong with a text, for the person who wrote it. */
export class ExpressionError extends Error {
  /** Place in the text, from 0. */
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.name = 'ExpressionError';
    this.at = at;
  }
}

interface Token {
  kind: 'number' | 'name' | 'sign' | 'end';
  text: string;
  at: number;
}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?|\.\d+)|\[([^\]]+)\]|([\p{L}_][\p{L}\p{N}_]*)|(<=|>=|<>|[-+*/×÷−(),<>=]))/uy;
const SIGNS: Record<string, string> = { '×': '*', '÷': '/', '−': '-' };

function tokensOf(text: string): Token[] {
  if (text.length > MAX_LENGTH) throw new ExpressionError(`A formula has at most ${MAX_LENGTH} characters`, MAX_LENGTH);
  const tokens: Token[] = [];
  for (let at = 0; text.slice(at).trim() !== ''; ) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (!found) throw new ExpressionError('This sign means nothing here', at + text.slice(at).search(/\S/));
    const [, number, bracketed, word, sign] = found;
    const start = TOKEN.lastIndex - found[0].trimStart().length;
    at = TOKEN.lastIndex;
    if (number !== undefined) tokens.push({ kind: 'number', text: number, at: start });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: SIGNS[sign] ?? sign, at: start });
    else tokens.push({ kind: 'name', text: bracketed?.trim() ?? word ?? '', at: start });
  }
  return [...tokens, { kind: 'end', text: '', at: text.length }];
}

/** A recursive descent over the tokens; deeper than MAX_DEPTH it gives up instead of exhausting the stack. */
class Parser {
  private place = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Expression {
    const expression = this.sum();
    if (this.next.kind !== 'end') throw this.fault('An operator is missing here');
    return expression;
  }

  private get next(): Token {
    return this.tokens[this.place] ?? { kind: 'end', text: '', at: 0 };
  }

  private fault(message: string): ExpressionError {
    return new ExpressionError(this.next.kind === 'end' ? 'The formula ends too early' : message, this.next.at);
  }

  private take(...signs: string[]): string | null {
    const { kind, text } = this.next;
    if (kind !== 'sign' || !signs.includes(text)) return null;
    this.place += 1;
    return text;
  }

  private demand(sign: string): void {
    if (this.take(sign) === null) throw this.fault(`“${sign}” is missing here`);
  }

  private sum(): Expression {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw this.fault('The formula is nested too deeply');
    let left = this.product();
    for (let operator = this.take('+', '-'); operator !== null; operator = this.take('+', '-')) {
      left = { kind: 'binary', operator: operator as Operator, left, right: this.product() };
    }
    this.depth -= 1;
    return left;
  }

  private product(): Expression {
    let left = this.factor();
    for (let operator = this.take('*', '/'); operator !== null; operator = this.take('*', '/')) {
      left = { kind: 'binary', operator: operator as Operator, left, right: this.factor() };
    }
    return left;
  }

  private factor(): Expression {
    let negations = 0;
    while (this.take('-') !== null) negations += 1;
    const of = this.atom();
    return negations % 2 === 0 ? of : { kind: 'negate', of };
  }

  private atom(): Expression {
    if (this.take('(') !== null) {
      const inner = this.sum();
      this.demand(')');
      return inner;
    }
    const { kind, text } = this.next;
    if (kind !== 'number' && kind !== 'name') throw this.fault('A number or an attribute is missing here');
    this.place += 1;
    if (kind === 'number') return { kind: 'number', value: Number(text) };
    return this.take('(') === null ? { kind: 'name', name: text } : this.call(text);
  }

  private call(name: string): Expression {
    if (name === 'if') return this.choice();
    if (name === 'days') return this.days();
    if (!Object.hasOwn(ARGUMENTS, name)) throw this.fault(`There is no function ${name}`);
    const [least, most] = ARGUMENTS[name as Calculation];
    const args = [this.sum()];
    while (this.take(',') !== null) args.push(this.sum());
    if (args.length < least || args.length > most) throw this.fault(`${name} takes ${least} to ${most} values`);
    this.demand(')');
    return { kind: 'call', name: name as Calculation, args };
  }

  private choice(): Expression {
    const left = this.sum();
    const compare = this.take(...COMPARISONS);
    if (compare === null) throw this.fault('A comparison is missing here');
    const right = this.sum();
    this.demand(',');
    const yes = this.sum();
    this.demand(',');
    const no = this.sum();
    this.demand(')');
    return { kind: 'if', left, compare: compare as Comparison, right, yes, no };
  }

  private days(): Expression {
    const from = this.name();
    this.demand(',');
    const to = this.name();
    this.demand(')');
    return { kind: 'days', from, to };
  }

  private name(): string {
    const { kind, text } = this.next;
    if (kind !== 'name') throw this.fault('days takes the names of two date attributes');
    this.place += 1;
    return text;
  }
}

/** @throws ExpressionError with a sentence and its place */
export function parseExpression(text: string): Expression {
  return new Parser(tokensOf(text)).whole();
}

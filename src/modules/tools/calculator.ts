import { ToolFailed } from './runner.js';

/** What a calculation may hold: brackets within brackets, and characters. */
const MAX_DEPTH = 64;
const MAX_LENGTH = 1_000;
const TOKEN = /\s*(?:(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|([-+*/%^()]))/y;

/** Thrown for what is no calculation, or has no result. */
export class CalculationError extends ToolFailed {}

/**
 * The value of an expression of numbers, + - * / % ^ and brackets, with the usual precedence: ^ binds strongest and from
 * the right, a sign binds weaker than it. Throws CalculationError.
 */
export function calculate(expression: string): number {
  if (expression.length > MAX_LENGTH) throw new CalculationError(`At most ${MAX_LENGTH} characters.`);
  const parser = new Parser(tokensOf(expression));
  const value = parser.sum(0);
  parser.end();
  if (!Number.isFinite(value)) throw new CalculationError('It has no finite result.');
  return value;
}

type Token = number | string;

function tokensOf(expression: string): readonly Token[] {
  const tokens: Token[] = [];
  const text = expression.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw new CalculationError(`There is something unexpected at character ${at + 1}.`);
    const [, number, sign] = match;
    tokens.push(number === undefined ? (sign ?? '') : Number(number));
  }
  return tokens;
}

/** One function for each precedence, weakest first. */
class Parser {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  sum(depth: number): number {
    let value = this.product(depth);
    for (let sign = this.take('+', '-'); sign !== null; sign = this.take('+', '-')) {
      const right = this.product(depth);
      value = sign === '+' ? value + right : value - right;
    }
    return value;
  }

  /** Throws CalculationError where something is left. */
  end(): void {
    if (this.at < this.tokens.length) throw new CalculationError(`“${this.tokens[this.at]}” is not expected here.`);
  }

  private product(depth: number): number {
    let value = this.signed(depth);
    for (let sign = this.take('*', '/', '%'); sign !== null; sign = this.take('*', '/', '%')) {
      const right = this.signed(depth);
      if (sign !== '*' && right === 0) throw new CalculationError('Nothing is divided by zero.');
      value = sign === '*' ? value * right : sign === '/' ? value / right : value % right;
    }
    return value;
  }

  private signed(depth: number): number {
    let factor = 1;
    for (let sign = this.take('+', '-'); sign !== null; sign = this.take('+', '-')) if (sign === '-') factor = -factor;
    return factor * this.power(depth);
  }

  private power(depth: number): number {
    if (depth > MAX_DEPTH) throw new CalculationError(`At most ${MAX_DEPTH} brackets within each other.`);
    const base = this.atom(depth);
    return this.take('^') === null ? base : base ** this.signed(depth + 1);
  }

  private atom(depth: number): number {
    const token = this.tokens[this.at++];
    if (typeof token === 'number') return token;
    if (token !== '(') throw new CalculationError('A number or a bracket is missing.');
    const value = this.sum(depth + 1);
    if (this.take(')') === null) throw new CalculationError('A bracket is not closed.');
    return value;
  }

  private take(...wanted: readonly string[]): string | null {
    const token = this.tokens[this.at];
    if (typeof token !== 'string' || !wanted.includes(token)) return null;
    this.at++;
    return token;
  }
}

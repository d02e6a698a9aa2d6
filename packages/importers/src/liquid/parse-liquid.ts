import { err, ok, type Result } from '@aybiza/foundation/result';
import { Liquid, TokenKind } from 'liquidjs';
import { pathsOfNodes } from './liquid-paths.ts';
import type { LiquidBranch, LiquidFilter, LiquidNode, LiquidStep, LiquidTerm, LiquidValue } from './liquid-tree.ts';

/** Longer than any prompt; the parser's own limit stands behind it. */
const MAX_LENGTH = 40_000;
const MAX_DEPTH = 40;

/** Only its parser is used: nothing that was imported is ever evaluated, and no file is read. */
const liquid = new Liquid({ parseLimit: MAX_LENGTH * 2, ownPropertyOnly: true, dynamicPartials: false });

/** Reads a text with Liquid in it. Never throws; a text that is no Liquid comes back as the reason. */
export function parseLiquid(source: string): Result<readonly LiquidNode[], string> {
  if (!source.includes('{{') && !source.includes('{%')) return ok([{ type: 'text', text: source }]);
  if (source.length > MAX_LENGTH) return err('it is too long');
  try {
    return ok(nodes(liquid.parse(source), 0));
  } catch (error) {
    // liquidjs has no other way to say that a text is no Liquid; deep nesting exhausts its stack, which is caught here too.
    return err(error instanceof Error ? (error.message.split(', line')[0] ?? '') : 'it cannot be read');
  }
}

/** A member of something whose type liquidjs keeps private. */
function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** What a token was written as. */
function sourceOf(token: unknown): string {
  const [input, begin, end] = [field(token, 'input'), field(token, 'begin'), field(token, 'end')];
  if (typeof input !== 'string' || typeof begin !== 'number' || typeof end !== 'number') return '';
  return input.slice(begin, end);
}

function nodes(templates: unknown, depth: number): readonly LiquidNode[] {
  if (depth > MAX_DEPTH) return [{ type: 'other', source: '…' }];
  return list(templates).map((template) => node(template, depth));
}

function node(template: unknown, depth: number): LiquidNode {
  const token = field(template, 'token');
  const kind = field(token, 'kind');
  if (kind === TokenKind.HTML) return { type: 'text', text: textOf(template, token) };
  if (kind === TokenKind.Output) return { type: 'output', value: value(field(template, 'value')) };
  const name = field(template, 'name');
  switch (name) {
    case 'if':
    case 'unless':
      return branching(template, { name, depth });
    case 'case':
      return choosing(template, depth);
    case 'assign':
      return { type: 'assign', name: String(field(template, 'key')), value: value(field(template, 'value')) };
    case 'capture':
      return {
        type: 'capture',
        name: String(field(template, 'variable')),
        body: nodes(field(template, 'templates'), depth + 1),
      };
    case 'for':
      return looping(template, depth) ?? { type: 'other', source: sourceOf(token) };
    case 'echo':
      return { type: 'output', value: value(field(template, 'value')) };
    case 'raw':
      return { type: 'text', text: list(field(template, 'tokens')).map(sourceOf).join('') };
    case 'comment':
    case '#':
      return { type: 'text', text: '' };
    default:
      return { type: 'other', source: sourceOf(token) };
  }
}

function textOf(template: unknown, token: unknown): string {
  const trimmed = field(template, 'str');
  return typeof trimmed === 'string' ? trimmed : sourceOf(token);
}

function branching(template: unknown, { name, depth }: { name: 'if' | 'unless'; depth: number }): LiquidNode {
  const branches = list(field(template, 'branches')).map((branch, index): LiquidBranch => {
    const condition = value(field(branch, 'value'));
    const isNegated = name === 'unless' && index === 0;
    return {
      condition: isNegated ? { ...condition, term: { type: 'not', of: condition.term } } : condition,
      body: nodes(field(branch, 'templates'), depth + 1),
    };
  });
  return { type: 'if', branches, otherwise: nodes(field(template, 'elseTemplates'), depth + 1) };
}

/** A loop as far as it says the same of each item; undefined for one that counts, is left early, or has another inside. */
function looping(template: unknown, depth: number): LiquidNode | undefined {
  const { separator, body } = withoutSeparator(nodes(field(template, 'templates'), depth + 1));
  const options = field(field(template, 'hash'), 'hash');
  const limit = field(field(options, 'limit'), 'content');
  const hasMore = Object.keys(typeof options === 'object' && options !== null ? options : {}).some(
    (key) => key !== 'limit',
  );
  const isPlain =
    !hasMore &&
    list(field(template, 'elseTemplates')).length === 0 &&
    body.every(({ type }) => type !== 'for' && type !== 'other') &&
    pathsOfNodes(body).every(({ path }) => !/^forloop\b/.test(path));
  const collection = term(field(template, 'collection'));
  if (!isPlain || collection.type !== 'path') return undefined;
  return {
    type: 'for',
    variable: String(field(template, 'variable')),
    list: collection,
    limit: typeof limit === 'number' ? limit : undefined,
    body,
    separator,
    source: sourceOf(field(template, 'token')),
  };
}

/** `{% unless forloop.last %}, {% endunless %}` at the end of a loop is how Liquid writes what stands between two items. */
function withoutSeparator(body: readonly LiquidNode[]): { body: readonly LiquidNode[]; separator: string } {
  const last = body.findLastIndex((node) => node.type !== 'text' || node.text.trim() !== '');
  const node = body[last];
  const [branch, ...more] = node?.type === 'if' ? node.branches : [];
  const condition = branch?.condition.term;
  const [only] = branch?.body ?? [];
  const isLast =
    condition?.type === 'not' && condition.of.type === 'path' && condition.of.steps.join('.') === 'forloop.last';
  if (!isLast || more.length > 0 || only?.type !== 'text' || branch?.body.length !== 1) return { body, separator: '' };
  return { body: body.slice(0, last), separator: only.text };
}

function choosing(template: unknown, depth: number): LiquidNode {
  const subject = value(field(template, 'value'));
  const branches = list(field(template, 'branches')).map((branch): LiquidBranch => {
    const equals = list(field(branch, 'values')).map((candidate): LiquidTerm => {
      return { type: 'binary', operator: '==', left: subject.term, right: term(candidate) };
    });
    const joined = equals.reduce<LiquidTerm | undefined>(
      (left, right) => (left === undefined ? right : { type: 'binary', operator: 'or', left, right }),
      undefined,
    );
    const isPlain = subject.filters.length === 0;
    const condition = { term: isPlain ? (joined ?? UNKNOWN) : UNKNOWN, filters: [], source: subject.source };
    return { condition, body: nodes(field(branch, 'templates'), depth + 1) };
  });
  return { type: 'if', branches, otherwise: nodes(field(template, 'elseTemplates'), depth + 1) };
}

function value(source: unknown): LiquidValue {
  const postfix = list(field(field(source, 'initial'), 'postfix'));
  const filters = list(field(source, 'filters')).map(filter);
  return { term: fromPostfix(postfix), filters, source: writtenIn(postfix, source) };
}

/** What stood between the braces. */
function writtenIn(postfix: readonly unknown[], source: unknown): string {
  const first = postfix[0];
  const input = field(first, 'input');
  const begin = field(first, 'begin');
  if (typeof input !== 'string' || typeof begin !== 'number') return '';
  const last = [...postfix, ...list(field(source, 'filters')).map((item) => field(item, 'token'))];
  const end = Math.max(...last.map((token) => Number(field(token, 'end') ?? 0)));
  return input.slice(begin, end).trim();
}

function filter(source: unknown): LiquidFilter {
  const args = list(field(source, 'args')).map((argument) => term(Array.isArray(argument) ? argument[1] : argument));
  return { name: String(field(source, 'name')), args };
}

const UNKNOWN: LiquidTerm = { type: 'unknown' };

function fromPostfix(tokens: readonly unknown[]): LiquidTerm {
  const stack: LiquidTerm[] = [];
  for (const token of tokens) {
    if (field(token, 'kind') !== TokenKind.Operator) {
      const operand = term(token);
      const before = stack.at(-1);
      // `widgets. name .parsed`: Twilio lets blanks stand in a path, where liquidjs begins a second one.
      if (before?.type === 'path' && operand.type === 'path' && isLeadByDot(token))
        stack[stack.length - 1] = { type: 'path', steps: [...before.steps, ...operand.steps] };
      else stack.push(operand);
      continue;
    }
    const operator = String(field(token, 'operator'));
    const right = stack.pop() ?? UNKNOWN;
    if (operator === 'not') stack.push({ type: 'not', of: right });
    else stack.push({ type: 'binary', operator, left: stack.pop() ?? UNKNOWN, right });
  }
  return stack[0] ?? UNKNOWN;
}

function isLeadByDot(token: unknown): boolean {
  const [input, begin] = [field(token, 'input'), field(token, 'begin')];
  return typeof input === 'string' && typeof begin === 'number' && input.slice(0, begin).trimEnd().endsWith('.')
    ? true
    : sourceOf(token).startsWith('.');
}

function term(token: unknown): LiquidTerm {
  const content = field(token, 'content');
  switch (field(token, 'kind')) {
    case TokenKind.Number:
      return { type: 'literal', value: Number(content), written: sourceOf(token).trim() };
    case TokenKind.Quoted:
      return { type: 'literal', value: String(content) };
    case TokenKind.Literal:
      return literal(sourceOf(token).trim());
    case TokenKind.Word:
      return { type: 'path', steps: [String(content)] };
    case TokenKind.PropertyAccess:
      return field(token, 'variable') === undefined ? path(list(field(token, 'props'))) : UNKNOWN;
    case TokenKind.FilteredValue:
    case TokenKind.GroupedExpression: {
      const inner = value(token);
      return inner.filters.length === 0 ? inner.term : UNKNOWN;
    }
    default:
      return UNKNOWN;
  }
}

function literal(written: string): LiquidTerm {
  if (written === 'true' || written === 'false') return { type: 'literal', value: written === 'true' };
  if (written === 'empty' || written === 'blank') return { type: 'nothing' };
  return { type: 'literal', value: null };
}

function path(props: readonly unknown[]): LiquidTerm {
  const steps = props.map((prop, index): LiquidStep => {
    const kind = field(prop, 'kind');
    const content = field(prop, 'content');
    if (kind === TokenKind.Number) return Number(content);
    if (index === 0 || kind === TokenKind.Word || kind === TokenKind.Quoted) return String(content ?? '');
    return { term: term(prop) };
  });
  return { type: 'path', steps };
}

import type { OperandType } from '../translate-condition.ts';
import type { Named, TypedPart } from '../typed-part.ts';
import { grouped, quote } from '../write-template.ts';
import { applyFilters } from './apply-filters.ts';
import type { LiquidNode, LiquidValue } from './liquid-tree.ts';
import { parseLiquid } from './parse-liquid.ts';
import type { LiquidNames, Translation } from './translate-term.ts';
import { writeTruth } from './write-truth.ts';

export interface TranslatedText {
  readonly parts: readonly TypedPart[];
  /** What could not be said here, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * A Liquid text in this language's terms: words and CEL expressions in turn. It is parsed and never evaluated. What has no
 * counterpart is left standing as it was written, without its braces, and said in the notes. Never throws.
 */
export function translateLiquid(source: string, names: LiquidNames): TranslatedText {
  const notes: string[] = [];
  const translation: Translation = {
    names,
    locals: new Map(),
    note: (sentence) => {
      if (!notes.includes(sentence)) notes.push(sentence);
    },
  };
  const parsed = parseLiquid(source);
  const parts = parsed.ok ? translateNodes(parsed.value, translation) : piecewise(source, translation);
  if (!parsed.ok && notes.length === 0) notes.push(`A text could not be read as Liquid (${parsed.error}).`);
  return { parts: joinWords(parts), notes };
}

/** A text that cannot be read as a whole, hole by hole. */
function piecewise(source: string, translation: Translation): TypedPart[] {
  return source.split(/(\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\})/).flatMap((piece): TypedPart[] => {
    if (!piece.startsWith('{{') && !piece.startsWith('{%')) return [piece];
    const parsed = piece.startsWith('{{') ? parseLiquid(piece) : undefined;
    if (parsed?.ok) return translateNodes(parsed.value, translation);
    return [leftStanding(piece.replace(/^\{[{%]-?|-?[}%]\}$/g, '').trim(), translation)];
  });
}

function leftStanding(source: string, { note }: Pick<Translation, 'note'>): string {
  note(`“${source.slice(0, 120)}” could not be translated.`);
  return source;
}

function translateNodes(nodes: readonly LiquidNode[], translation: Translation): TypedPart[] {
  const locals = new Map(translation.locals);
  const here: Translation = { ...translation, locals };
  return nodes.flatMap((node): TypedPart[] => {
    switch (node.type) {
      case 'text':
        return [node.text];
      case 'output': {
        const value = translateValue(node.value, here);
        return [value ?? leftStanding(node.value.source, here)];
      }
      case 'assign': {
        const value = translateValue(node.value, here);
        if (value === undefined) here.note(`“${node.value.source.slice(0, 120)}” could not be translated.`);
        else locals.set(node.name, { ...value, expression: grouped(value.expression) });
        return [];
      }
      case 'if':
        return translateBranches(node, here);
      default:
        here.note(`“${node.source.slice(0, 120)}” has no counterpart and was left out.`);
        return [];
    }
  });
}

type Branching = Extract<LiquidNode, { type: 'if' }>;

/**
 * “If” inside a text: each part of each branch becomes a choice between itself and nothing, so that values keep their types. Branches
 * of one part each become one choice.
 */
function translateBranches({ branches, otherwise }: Branching, translation: Translation): TypedPart[] {
  const cases: { condition: string; parts: TypedPart[] }[] = [];
  for (const { condition, body } of branches) {
    const truth = writeTruth(condition, translation);
    const parts = trimmed(translateNodes(body, translation));
    if (truth === undefined) {
      translation.note(
        `The condition “${condition.source.slice(0, 120)}” could not be translated; it counts as not met.`,
      );
      continue;
    }
    cases.push({ condition: truth, parts });
  }
  const last = trimmed(translateNodes(otherwise, translation));
  const [single] = cases;
  const oneEach = single !== undefined && cases.every(({ parts }) => parts.length <= 1) && last.length <= 1;
  if (oneEach) {
    const chosen = chooseOne(
      cases.map(({ condition, parts }) => ({ condition, part: parts[0] ?? '' })),
      last[0] ?? '',
    );
    if (chosen !== undefined) return [chosen];
  }
  const passed: string[] = [];
  const guarded = cases.flatMap(({ condition, parts }) => {
    const guard = [...passed.map((before) => `!(${before})`), `(${condition})`].join(' && ');
    passed.push(condition);
    return parts.map((part) => only(part, guard));
  });
  const rest = passed.map((before) => `!(${before})`).join(' && ');
  return [...guarded, ...(rest === '' ? last : last.map((part) => only(part, rest)))];
}

/** Blanks and line ends around a branch are its author's layout. */
function trimmed(parts: readonly TypedPart[]): TypedPart[] {
  const joined = joinWords(parts);
  const isBlank = (part: TypedPart | undefined) => typeof part === 'string' && part.trim() === '';
  const from = joined.findIndex((part) => !isBlank(part));
  const kept = from === -1 ? [] : joined.slice(from);
  while (isBlank(kept.at(-1))) kept.pop();
  return kept;
}

function only(part: TypedPart, guard: string): Named {
  if (typeof part === 'string') return { expression: `${guard} ? ${quote(part)} : ""`, type: 'text' };
  return { ...part, expression: `${guard} ? ${grouped(part.expression)} : null` };
}

function chooseOne(cases: readonly { condition: string; part: TypedPart }[], last: TypedPart): Named | undefined {
  const all = [...cases.map(({ part }) => part), last];
  const type = commonType(all);
  if (type === undefined) return undefined;
  const formatters = new Set(all.map((part) => (typeof part === 'string' ? undefined : part.formatter)));
  if (formatters.size > 1) return undefined;
  const write = (part: TypedPart) => {
    if (typeof part !== 'string') return grouped(part.expression);
    return type === 'number' ? part.trim() : quote(part);
  };
  const expression = cases.reduceRight((rest, { condition, part }) => {
    return `${grouped(condition)} ? ${withoutGuard(write(part), condition)} : ${/ \? /.test(rest) ? `(${rest})` : rest}`;
  }, write(last));
  return { expression, type, formatter: [...formatters][0] };
}

/** Inside “if x is set” nothing has to be put in the place of x. */
function withoutGuard(expression: string, condition: string): string {
  const name = /^has\(([A-Za-z_]\w*)\)$/.exec(condition)?.[1];
  return name === undefined ? expression : expression.replaceAll(`(has(${name}) ? ${name} : 0)`, name);
}

/** The type that all parts have; words that are a number count as one beside numbers. */
function commonType(parts: readonly TypedPart[]): OperandType | undefined {
  const types = new Set(parts.flatMap((part) => (typeof part === 'string' ? [] : [part.type])));
  const wordings = parts.filter((part) => typeof part === 'string');
  const areNumbers = wordings.every((words) => /^\s*-?\d{1,15}(\.\d+)?\s*$/.test(words));
  if (types.size === 1 && types.has('number') && areNumbers) return 'number';
  const [type = 'text'] = types;
  if (types.size > 1) return undefined;
  if (wordings.length > 0 && type !== 'text' && type !== 'json' && type !== 'any') return undefined;
  return type;
}

function translateValue({ term, filters }: LiquidValue, translation: Translation): Named | undefined {
  return applyFilters(term, filters, translation);
}

function joinWords(parts: readonly TypedPart[]): TypedPart[] {
  const joined: TypedPart[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    if (part === '') continue;
    if (typeof part === 'string' && typeof before === 'string') joined[joined.length - 1] = before + part;
    else joined.push(part);
  }
  return joined;
}

import type { Named, OperandType, TypedPart } from '../typed-part.ts';
import { asText, grouped, quote, writeExpression } from '../write-template.ts';
import { applyFilters } from './apply-filters.ts';
import type { LiquidLoop, LiquidNode, LiquidValue } from './liquid-tree.ts';
import { EACH_ITEM } from './list-filters.ts';
import { parseLiquid } from './parse-liquid.ts';
import { type LiquidNames, type Translation, translateTerm } from './translate-term.ts';
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

function translateNodes(nodes: readonly LiquidNode[], here: Translation): TypedPart[] {
  return nodes.flatMap((node): TypedPart[] => {
    switch (node.type) {
      case 'text':
        return [node.text];
      case 'output':
        return [translateValue(node.value, here) ?? leftStanding(node.value.source, here)];
      case 'assign':
        assign(node, here);
        return [];
      case 'capture': {
        const expression = writeExpression(translateNodes(node.body, here));
        here.locals.set(node.name, { expression: grouped(expression), type: 'text' });
        return [];
      }
      case 'if':
        return translateBranches(node, here);
      case 'for':
        return translateLoop(node, here);
      default:
        return leftOut(node.source, here);
    }
  });
}

function leftOut(source: string, { note }: Translation): TypedPart[] {
  note(`“${source.slice(0, 120)}” has no counterpart and was left out.`);
  return [];
}

function assign({ name, value }: Extract<LiquidNode, { type: 'assign' }>, here: Translation): void {
  const named = translateValue(value, here);
  if (named === undefined) here.note(`“${value.source.slice(0, 120)}” could not be translated.`);
  else here.locals.set(name, { ...named, expression: grouped(named.expression) });
}

/** A loop says the same of each item: its texts are joined to one. */
function translateLoop(loop: LiquidLoop, here: Translation): TypedPart[] {
  const items = translateTerm(loop.list, here);
  if (items === undefined || (items.type !== 'list' && items.type !== 'any')) return leftOut(loop.source, here);
  const item: Named = { expression: EACH_ITEM, type: 'any' };
  const parts = translateNodes(loop.body, { ...here, locals: new Map(here.locals).set(loop.variable, item) });
  const [only = '', ...more] = joinWords(parts);
  const said = more.length === 0 && typeof only !== 'string' ? asText(only) : writeExpression(parts);
  const some = loop.limit === undefined ? grouped(items.expression) : `slice(${items.expression}, 0, ${loop.limit})`;
  return [{ expression: `join(${some}.map(${EACH_ITEM}, ${said}), ${quote(loop.separator)})`, type: 'text' }];
}

type Branching = Extract<LiquidNode, { type: 'if' }>;

interface Case {
  readonly condition: string;
  readonly parts: readonly TypedPart[];
  /** What is assigned once the branch was gone through. */
  readonly locals: ReadonlyMap<string, Named>;
}

/**
 * “If” inside a text: each part of each branch becomes a choice between itself and nothing, so that values keep their types. Branches
 * of one part each become one choice.
 */
function translateBranches({ branches, otherwise }: Branching, translation: Translation): TypedPart[] {
  const cases: Case[] = [];
  for (const { condition, body } of branches) {
    const truth = writeTruth(condition, translation);
    const locals = new Map(translation.locals);
    const parts = trimmed(translateNodes(body, { ...translation, locals }));
    if (truth !== undefined) cases.push({ condition: truth, parts, locals });
    else
      translation.note(
        `The condition “${condition.source.slice(0, 120)}” could not be translated; it counts as not met.`,
      );
  }
  const lastLocals = new Map(translation.locals);
  const last = trimmed(translateNodes(otherwise, { ...translation, locals: lastLocals }));
  mergeLocals(cases, lastLocals, translation);
  if (cases.length > 0 && cases.every(({ parts }) => parts.length <= 1) && last.length <= 1) {
    const chosen = chooseOne(
      cases.map(({ condition, parts }) => ({ condition, part: parts[0] ?? '' })),
      last[0] ?? '',
    );
    if (chosen !== undefined) return [chosen];
  }
  const passed: string[] = [];
  const guarded = cases.flatMap(({ condition, parts }) => {
    const before = [...passed];
    passed.push(condition);
    return parts.map((part) =>
      only(part, [...before.map((met) => ({ met, isWanted: false })), { met: condition, isWanted: true }]),
    );
  });
  return [
    ...guarded,
    ...last.map((part) =>
      only(
        part,
        passed.map((met) => ({ met, isWanted: false })),
      ),
    ),
  ];
}

/** What branches assign is known behind them: what that is depends on the branch that was taken. */
function mergeLocals(cases: readonly Case[], last: ReadonlyMap<string, Named>, { locals, note }: Translation): void {
  const names = new Set([...cases.map((one) => one.locals), last].flatMap((known) => [...known.keys()]));
  for (const name of names) {
    const ways = cases.map(({ condition, locals: known }) => ({ condition, part: known.get(name) ?? '' }));
    const otherwise = last.get(name) ?? '';
    if ([...ways.map(({ part }) => part), otherwise].every((part) => part === locals.get(name))) continue;
    const chosen = chooseOne(ways, otherwise);
    if (chosen === undefined) note(`“${name}” is of another type in each branch: the first that sets it counts.`);
    const first = ways.map(({ part }) => part).find((part) => typeof part !== 'string');
    const known = chosen ?? first;
    if (known !== undefined) locals.set(name, { ...known, expression: grouped(known.expression) });
  }
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

/** A part of a branch: nothing stands there while a branch before it is taken, or its own is not. */
function only(part: TypedPart, ways: readonly { readonly met: string; readonly isWanted: boolean }[]): Named {
  const [nothing, said] = typeof part === 'string' ? ['""', quote(part)] : ['null', grouped(part.expression)];
  const expression = ways.reduceRight((inner, { met, isWanted }) => {
    const chosen = / \? /.test(inner) ? `(${inner})` : inner;
    return isWanted ? `${grouped(met)} ? ${chosen} : ${nothing}` : `${grouped(met)} ? ${nothing} : ${chosen}`;
  }, said);
  return typeof part === 'string' ? { expression, type: 'text' } : { ...part, expression };
}

function chooseOne(
  cases: readonly { readonly condition: string; readonly part: TypedPart }[],
  last: TypedPart,
): Named | undefined {
  const all = [...cases.map(({ part }) => part), last];
  const type = commonType(all);
  if (type === undefined) return undefined;
  const formatters = new Set(all.flatMap((part) => (typeof part === 'string' ? [] : [part.formatter])));
  if (formatters.size > 1) return undefined;
  const write = (part: TypedPart) => {
    if (typeof part !== 'string') return grouped(part.expression);
    if (part === '' && type !== 'text') return 'null';
    return type === 'number' ? part.trim() : quote(part);
  };
  const expression = cases.reduceRight((rest, { condition, part }) => {
    return `${grouped(condition)} ? ${write(part)} : ${/ \? /.test(rest) ? `(${rest})` : rest}`;
  }, write(last));
  return { expression, type, formatter: [...formatters][0] };
}

/** The type that all parts have; words that are a number count as one beside numbers. */
function commonType(parts: readonly TypedPart[]): OperandType | undefined {
  const types = new Set(parts.flatMap((part) => (typeof part === 'string' ? [] : [part.type])));
  const wordings = parts.filter((part) => typeof part === 'string' && part !== '');
  const areNumbers = wordings.every((words) => typeof words === 'string' && /^\s*-?\d{1,15}(\.\d+)?\s*$/.test(words));
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

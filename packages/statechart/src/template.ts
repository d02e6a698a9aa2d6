import { z } from 'zod';
import { encodeValue, type HolePlace, type TemplateTarget } from './encode-value.ts';
import { evaluateWithin } from './evaluate.ts';
import { type Expression, expressionSchema } from './expression.ts';
import { type FormatterName, formatValue, isFormatterName } from './formatters/formatters.ts';
import type { Values } from './value.ts';
import { type EvaluationNote, notesOf, spendOnText, startWork } from './work.ts';

export interface TemplateHole {
  readonly expression: Expression;
  readonly formatter?: FormatterName | undefined;
}

/** The whole text again in other languages, by their tag; it stands alone in its template. */
export interface TranslatedText {
  readonly translations: Readonly<Record<string, Template>>;
  readonly original: Template;
}

/** A text with holes, parsed at publish: literal pieces and lowered expressions in turn. */
export type Template = readonly (string | TemplateHole | TranslatedText)[];

const formatterSchema = z.custom<FormatterName>((name) => typeof name === 'string' && isFormatterName(name));

export const templateSchema: z.ZodType<Template> = z.lazy(() =>
  z.array(
    z.union([
      z.string(),
      z.strictObject({ expression: expressionSchema, formatter: formatterSchema.optional() }),
      z.strictObject({ translations: z.record(z.string(), templateSchema), original: templateSchema }),
    ]),
  ),
);

export interface Rendering {
  text: string;
  notes: readonly EvaluationNote[];
}

const FOR_PEOPLE: ReadonlySet<TemplateTarget> = new Set(['speech', 'message', 'prompt']);

/**
 * Fills a template once: a value that itself contains `{{…}}` stays text. An unset variable renders as empty, with a note. All holes
 * share one budget; those that are left when it is used up stay empty.
 */
export function renderTemplate(
  template: Template,
  variables: Values,
  { target, language = '' }: { target: TemplateTarget; language?: string },
): Rendering {
  const work = startWork();
  // Other systems read what a formatter writes, too: they are not spoken to in the caller's language.
  const spokenIn = FOR_PEOPLE.has(target) ? language : '';
  let text = '';
  let place: HolePlace = { target, isInQuery: false, isInQuotes: false };
  for (const piece of inLanguage(template, language)) {
    if (typeof piece === 'string') {
      text += piece;
      place = placeBehind(piece, place);
      continue;
    }
    if ('original' in piece) continue;
    const value = evaluateWithin(work, piece.expression, variables);
    const formatted = piece.formatter === undefined ? undefined : formatValue(value, piece.formatter, spokenIn);
    const written = encodeValue(value, formatted, place);
    text += spendOnText(work, written.length) ? written : encodeValue(null, undefined, place);
  }
  return { text: target === 'speech' ? tidySpeech(text) : text, notes: notesOf(work) };
}

/** Where the author's words lead. Only they are read: what stands in a value opens no quotes and begins no query. */
function placeBehind(words: string, { target, isInQuery, isInQuotes }: HolePlace): HolePlace {
  const quotes = words.replace(/\\[\s\S]/g, '').split('"').length - 1;
  return {
    target,
    isInQuery: isInQuery || words.includes('?'),
    isInQuotes: quotes % 2 === 0 ? isInQuotes : !isInQuotes,
  };
}

/** The translation for exactly this language, else for its first part (`es` for `es-US`), else the original. */
function inLanguage(template: Template, language: string): Template {
  const [piece] = template;
  if (typeof piece !== 'object' || !('original' in piece)) return template;
  const { translations, original } = piece;
  const [root = ''] = language.split('-');
  const found = [language, root].find((tag) => Object.hasOwn(translations, tag));
  return (found === undefined ? undefined : translations[found]) ?? original;
}

/** An empty hole must not be heard as a pause: "Hi , welcome" becomes "Hi, welcome". */
function tidySpeech(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ([,.!?;:])/g, '$1')
    .trim();
}

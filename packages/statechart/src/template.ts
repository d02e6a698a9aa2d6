import { z } from 'zod';
import { type EvaluationNote, evaluate } from './evaluate.ts';
import { type Expression, expressionSchema } from './expression.ts';
import { FORMATTERS, type FormatterName, formatValue } from './format-value.ts';
import type { Value, Values } from './value.ts';

/** Where a rendered text goes; it decides how values are encoded. */
export type TemplateTarget = 'speech' | 'url' | 'header' | 'json' | 'prompt' | 'message';

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

export const templateSchema: z.ZodType<Template> = z.lazy(() =>
  z.array(
    z.union([
      z.string(),
      z.strictObject({ expression: expressionSchema, formatter: z.enum(FORMATTERS).optional() }),
      z.strictObject({ translations: z.record(z.string(), templateSchema), original: templateSchema }),
    ]),
  ),
);

export interface Rendering {
  text: string;
  notes: EvaluationNote[];
}

/** Fills a template once: a value that itself contains `{{…}}` stays text. An unset variable renders as empty, with a note. */
export function renderTemplate(
  template: Template,
  variables: Values,
  { target, language = '' }: { target: TemplateTarget; language?: string },
): Rendering {
  const notes: EvaluationNote[] = [];
  let text = '';
  for (const piece of inLanguage(template, language)) {
    if (typeof piece === 'string') {
      text += piece;
      continue;
    }
    if ('original' in piece) continue;
    const evaluation = evaluate(piece.expression, variables);
    notes.push(...evaluation.notes);
    text += encode(evaluation.value, piece, target);
  }
  return { text: target === 'speech' ? tidySpeech(text) : text, notes };
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

function encode(value: Value, hole: TemplateHole, target: TemplateTarget): string {
  if (target === 'json' && hole.formatter === undefined) return JSON.stringify(value);
  const text = formatValue(value, hole.formatter);
  switch (target) {
    case 'url':
      return encodeURIComponent(text);
    case 'header':
      // A line break in a header value would start another header.
      return text.replace(/[\r\n\0]+/g, ' ');
    case 'json':
      return JSON.stringify(text);
    case 'speech':
    case 'prompt':
    case 'message':
      return text;
    default:
      return text;
  }
}

/** An empty hole must not be heard as a pause: "Hi , welcome" becomes "Hi, welcome". */
function tidySpeech(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ([,.!?;:])/g, '$1')
    .trim();
}

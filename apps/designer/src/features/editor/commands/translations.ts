import { type Flow, flowSchema, isLanguageTag } from '@aybiza/flow';
import type { Command } from './command.ts';

interface LanguageArgs {
  readonly language: string;
}

/** Begins translations into a language. */
export const addLanguage: Command<LanguageArgs> = {
  name: 'add-language',
  label: (words) => words.addLanguage,
  shortcut: null,
  allowed: ({ translations }, { language }) =>
    isLanguageTag(language) &&
    !Object.hasOwn(translations, language) &&
    flowSchema.shape.translations.safeParse({ ...translations, [language]: {} }).success,
  run(flow, { language }) {
    flow.translations[language] = {};
  },
};

/** Takes a language away with all its translations: what was said in it is said as it is written. */
export const removeLanguage: Command<LanguageArgs> = {
  name: 'remove-language',
  label: (words) => words.removeLanguage,
  shortcut: null,
  allowed: ({ translations }, { language }) => Object.hasOwn(translations, language),
  run(flow, { language }) {
    delete flow.translations[language];
  },
};

export interface TranslateArgs extends LanguageArgs {
  readonly node: string;
  readonly field: string;
  /** Empty for none: the text is said as it is written. */
  readonly text: string;
}

/** Says a text of a step in another language. */
export const translate: Command<TranslateArgs> = {
  name: 'translate',
  label: (words) => words.translate,
  shortcut: null,
  allowed: (flow, args) =>
    Object.hasOwn(flow.translations, args.language) && Object.hasOwn(flow.nodes, args.node) && fits(args),
  run(flow, { language, node, field, text }) {
    const texts = flow.translations[language];
    if (texts === undefined) return;
    const fields = Object.hasOwn(texts, node) ? texts[node] : undefined;
    if (text.trim() !== '') texts[node] = Object.assign(fields ?? {}, { [field]: text });
    else if (fields !== undefined) {
      delete fields[field];
      if (Object.keys(fields).length === 0) delete texts[node];
    }
  },
};

function fits({ language, node, field, text }: TranslateArgs): boolean {
  const one: Flow['translations'] = { [language]: { [node]: { [field]: text } } };
  return flowSchema.shape.translations.safeParse(one).success;
}

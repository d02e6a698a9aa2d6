import { SENTENCES, type SentenceName } from './sentences.ts';

/** A sentence by its name and what it is made of: data, so that it can be said in another language elsewhere. */
export interface Said {
  readonly sentence: SentenceName;
  readonly given: readonly Given[];
}

/** A part of a sentence: as it was written, or a sentence again. */
type Given = string | number | Said | readonly (string | Said)[];

type SentenceOf<Name extends SentenceName> = (typeof SENTENCES)[Name];

/** What a sentence is made of: where it has a text, there may be another sentence. */
type PartsOf<Sentence> = Sentence extends (...parts: infer Parts) => string
  ? {
      [At in keyof Parts]: Parts[At] extends string
        ? string | Said
        : Parts[At] extends readonly string[]
          ? readonly (string | Said)[]
          : Parts[At];
    }
  : [];

export function say<Name extends SentenceName>(sentence: Name, ...given: PartsOf<SentenceOf<Name>>): Said {
  // What a sentence takes is texts, numbers and lists of texts.
  return { sentence, given: given as readonly Given[] };
}

/** The sentences in some language, by their names. */
export type Sentences = { readonly [Name in SentenceName]: string | ((...parts: never[]) => string) };

/** A sentence in English unless other words are given. */
export function sayIn(said: Said, sentences: Sentences = SENTENCES): string {
  const sentence = sentences[said.sentence];
  if (typeof sentence === 'string') return sentence;
  const part = (given: Given | (string | Said)): unknown => {
    if (Array.isArray(given)) return given.map(part);
    return typeof given === 'object' && 'sentence' in given ? sayIn(given, sentences) : given;
  };
  // `say` takes the parts that the sentence of this name is made of; a translation takes the same.
  return (sentence as (...parts: unknown[]) => string)(...said.given.map(part));
}

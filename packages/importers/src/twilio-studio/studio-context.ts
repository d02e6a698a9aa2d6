import { acceptedParts } from '../accepted-expressions.ts';
import type { DraftFlow } from '../draft-flow.ts';
import type { Destination } from '../draft-state.ts';
import { translateLiquid } from '../liquid/translate-liquid.ts';
import { addNote, type Notes, type Outcome } from '../outcome.ts';
import type { TypedPart } from '../typed-part.ts';
import { clip, LONGEST_PROMPT, writeTemplate } from '../write-template.ts';
import type { InferredTypes } from './infer-types.ts';
import type { GatherPlan } from './plan-gather.ts';
import { nextOf, type StudioFlow, type StudioStep } from './studio-flow.ts';
import type { StudioNames } from './studio-names.ts';
import type { StudioPaths } from './studio-paths.ts';

/** Draws what a widget does, makes its first node the step's entry, and says what became of it. */
export type Translator = (step: StudioStep, studio: Studio) => Outcome;

/** Everything a translator needs beside its widget. */
export interface Studio {
  readonly draft: DraftFlow;
  readonly flow: StudioFlow;
  readonly paths: StudioPaths;
  readonly types: InferredTypes;
  readonly plans: ReadonlyMap<string, GatherPlan>;
  readonly names: StudioNames;
  /** The language of the flow's first words. */
  readonly language: string | undefined;
  /** Sentences about single steps that belong into the report beside what their translators say. */
  readonly notes: Notes;
}

/** Remembers something that is not as in the original. */
export function note(studio: Studio, step: StudioStep, sentence: string): void {
  addNote(studio.notes, step.name, sentence);
}

/** A Liquid text of a step as words and typed expressions; what the language refuses is left standing as words. */
export function partsOf(studio: Studio, step: StudioStep, source: string): readonly TypedPart[] {
  const tell = (sentence: string) => note(studio, step, sentence);
  const { parts, notes } = translateLiquid(source, studio.names.at(step, tell));
  for (const sentence of notes) tell(sentence);
  return acceptedParts(studio.draft, parts, tell);
}

/** The same as a template for speech, addresses or messages, cut to the longest there may be. */
export function template(studio: Studio, step: StudioStep, source: string): string {
  const written = writeTemplate(partsOf(studio, step, source));
  if (written.length > LONGEST_PROMPT)
    note(studio, step, `The text is longer than ${LONGEST_PROMPT} characters and was cut.`);
  return clip(written, LONGEST_PROMPT);
}

/** Where the first of these events that is wired leads; where none is, the call ends. */
export function goOn(step: StudioStep, ...events: readonly string[]): Destination {
  const next = nextOf(step, ...events);
  return next === undefined ? 'hangUp' : { step: next };
}

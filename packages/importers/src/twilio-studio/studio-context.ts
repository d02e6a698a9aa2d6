import { lowerExpression } from '@aybiza/flow';
import type { DraftFlow } from '../draft-flow.ts';
import type { Destination, Position } from '../draft-state.ts';
import type { Verdict } from '../import-report.ts';
import { joinable } from '../liquid/joinable.ts';
import { type TypedPart, translateLiquid } from '../liquid/translate-liquid.ts';
import type { Named } from '../liquid/translate-term.ts';
import { clip, LONGEST_PROMPT, writeTemplate } from '../write-template.ts';
import type { InferredTypes } from './infer-types.ts';
import type { GatherPlan } from './plan-gather.ts';
import { nextOf, type StudioFlow, type StudioStep } from './studio-flow.ts';
import type { StudioNames } from './studio-names.ts';
import type { StudioPaths } from './studio-paths.ts';

/** What became of one widget. */
export interface Outcome {
  readonly verdict: Verdict;
  readonly nodes: readonly string[];
  readonly reason: string;
}

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
  readonly notes: Map<string, string[]>;
}

/** Remembers something that is not as in the original. */
export function note(studio: Studio, step: StudioStep, sentence: string): void {
  const known = studio.notes.get(step.name) ?? [];
  if (!known.includes(sentence)) studio.notes.set(step.name, [...known, sentence]);
}

/** A Liquid text of a step as words and typed expressions; what the language refuses is left standing as words. */
export function partsOf(studio: Studio, step: StudioStep, source: string): readonly TypedPart[] {
  const tell = (sentence: string) => note(studio, step, sentence);
  const { parts, notes } = translateLiquid(source, studio.names.at(step, tell));
  for (const sentence of notes) tell(sentence);
  return parts.map((part) => (typeof part === 'string' ? part : accepted(studio, { step, part })));
}

function accepted(studio: Studio, { step, part }: { step: StudioStep; part: Named }): TypedPart {
  const lowered = lowerExpression(part.expression, studio.draft.expressionTypes());
  if (lowered.ok) return part;
  note(studio, step, `“${part.expression.slice(0, 120)}” could not be said here: ${lowered.error.message}`);
  return '';
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

/** The parts of a Liquid text that can be joined to one text. */
export function joinedParts(studio: Studio, step: StudioStep, source: string): readonly TypedPart[] {
  return joinable(partsOf(studio, step, source), (sentence) => note(studio, step, sentence));
}

/** A place beside a step, for the second and third node that stand for it. */
export function beside(step: StudioStep, count: number): Position | undefined {
  if (step.position === undefined) return undefined;
  return { x: step.position.x + 60 * count, y: step.position.y + 110 * count };
}

import type { Scenario, ScenarioStep } from '@aybiza/flow';
import type { Value, ValueKind } from '@aybiza/statechart';

/** A call as a scenario. Its name is given where the reader's language is known. */
export type UnnamedScenario = Omit<Scenario, 'name'>;

/** A call that a search has found. */
export interface FoundCall {
  readonly scenario: UnnamedScenario;
  readonly story: Story;
}

/** What a found call is about: its name is made from it. */
export type Story =
  /** `number`: which one of the search, from 1. */
  | { readonly about: 'search'; readonly number: number; readonly happens: readonly Phrase[] }
  /** Something goes wrong where the call waits. */
  | { readonly about: Trouble; readonly node: string }
  /** Something goes wrong all through another call. */
  | { readonly about: 'everybodyFails' | 'cutsInEverywhere'; readonly call: Story };

export type Trouble = 'silence' | 'breaks' | 'stalls';

/** Why no call was found that takes a wire. */
export type UncoveredReason = 'notReached' | 'searchStopped' | 'notDecided' | 'notLeft';

type DoneStep<Kind extends string> = Extract<ScenarioStep, { do: Kind }>;

/** What may happen in a call, by the name of the phrase for it, with the values that the phrase needs. */
interface PhraseValues {
  readonly knownByName: unknown;
  readonly knownWell: unknown;
  readonly timePasses: unknown;
  readonly chooses: { readonly label: string };
  readonly pressesFor: { readonly key: string; readonly label: string };
  readonly presses: { readonly key: string };
  readonly enters: { readonly keys: string };
  readonly agrees: unknown;
  readonly disagrees: unknown;
  readonly gives: { readonly text: string; readonly label: string };
  readonly corrects: { readonly text: string; readonly label: string };
  readonly refuses: unknown;
  readonly misfits: unknown;
  readonly saysHello: unknown;
  readonly saysSomething: unknown;
  readonly saysNothing: unknown;
  /** In the author's words, with quotation marks or without. */
  readonly asksFor: { readonly words: string };
  readonly asksKnown: unknown;
  readonly asksElse: unknown;
  readonly leavesMessage: unknown;
  readonly hangsUp: unknown;
  readonly breaks: unknown;
  readonly stalls: unknown;
  readonly picksUp: Pick<DoneStep<'picksUp'>, 'by'>;
  readonly documentsTell: unknown;
  readonly documentsDoNotTell: unknown;
  readonly modelFails: unknown;
  readonly modelNotes: { readonly value: Value; readonly variable: string; readonly kind: ValueKind['kind'] };
  readonly conversationEnds: { readonly description: string };
  readonly conversationGoesOn: unknown;
  readonly labelled: { readonly label: string };
  readonly notLabelled: unknown;
  readonly transferEnds: Pick<DoneStep<'transferEnds'>, 'outcome'>;
  readonly messageIs: Pick<DoneStep<'messageIs'>, 'outcome'>;
  readonly signalArrives: { readonly signal: string };
  readonly requestSucceeds: unknown;
  readonly answerEmpty: unknown;
  readonly answerHas: { readonly value: Value; readonly variable: string };
  readonly answerStatus: { readonly status: number };
  readonly systemFails: unknown;
  readonly requestTimesOut: unknown;
  readonly requestFails: unknown;
  readonly lotFallsOn: { readonly arm: string };
  /** `at`: `YYYY-MM-DDTHH:MM`, where the flow is. */
  readonly clockShows: { readonly at: string };
}

export type PhraseName = keyof PhraseValues;

/** Something that happens in a found call: data, so that it can be said in any language. */
export type Phrase<Name extends PhraseName = PhraseName> = {
  [Is in Name]: { readonly is: Is } & PhraseValues[Is];
}[Name];

/** Words for everything that may happen; a function of the phrase where it has values. */
export type PhraseSentences = { readonly [Is in PhraseName]: string | ((phrase: Phrase<Is>) => string) };

import type { Scenario } from '@aybiza/flow';
import type { FoundCall, Phrase, PhraseName, PhraseSentences, Story } from './found-call.ts';
import type { ScenarioFailure, TakenKind } from './scenario-failure.ts';
import { SCENARIO_SENTENCES, type ScenarioSentences } from './sentences.ts';

/** The words of one reader. */
export interface ReaderWords {
  readonly sentences: ScenarioSentences;
  /** What a step of the flow is called, by its id. */
  readonly nodeName: (node: string) => string;
  /** What a kind of step in a scenario is called. */
  readonly kindName: (kind: TakenKind) => string;
}

/** For whoever knows the flow as a document: programs, and people who write it by hand. */
export const ENGLISH_BY_ID: ReaderWords = {
  sentences: SCENARIO_SENTENCES,
  nodeName: (node) => node,
  kindName: (kind) => kind,
};

/** What was not as the scenario says, in a sentence. */
export function failureSentence(
  { what }: Pick<ScenarioFailure, 'what'>,
  { sentences: { failures }, nodeName, kindName }: ReaderWords,
): string {
  switch (what.is) {
    case 'callWasOver':
      return failures.callWasOver(what.outcome);
    case 'callEndedBefore':
      return failures.callEndedBefore(what.outcome, kindName(what.kind));
    case 'notAsked':
      return failures.notAsked(kindName(what.kind));
    case 'notTakenHere':
      return failures.notTakenHere(kindName(what.kind));
    case 'notSaid':
      return failures.notSaid(what.text, what.said);
    case 'said':
      return failures.said(what.text);
    case 'notAt':
      return failures.notAt(nodeName(what.node), what.here === null ? null : nodeName(what.here));
    case 'otherValue':
      return failures.otherValue(what.name, what.value, what.expected);
    case 'otherOutcome':
      return failures.otherOutcome(what.outcome);
    case 'notWaited':
    case 'notCalled':
    case 'callGoesOn':
      return failures[what.is];
  }
}

/** The calls of one search as scenarios, each with a name of its own. */
export function nameCalls(calls: readonly FoundCall[], words: ReaderWords): readonly Scenario[] {
  const names = new Set<string>();
  return calls.map(({ scenario, story }) => {
    const wanted = storyName(story, words);
    // Two steps may have one name.
    let name = wanted;
    for (let count = 2; names.has(name); count += 1) name = `${wanted} (${count})`;
    names.add(name);
    return { name: name.slice(0, LONGEST_NAME), ...scenario };
  });
}

/** More does not fit into a scenario. */
const LONGEST_NAME = 200;

function storyName(story: Story, words: ReaderWords): string {
  const { sentences, nodeName } = words;
  switch (story.about) {
    case 'search': {
      const phrases = story.happens.map((phrase) => phraseText(phrase, sentences.phrases));
      const name = phrases.length === 0 ? sentences.nothing : capitalised(phrases.join(', '));
      return `${story.number}. ${name}`.slice(0, LONGEST_NAME);
    }
    case 'everybodyFails':
    case 'cutsInEverywhere':
      return sentences[story.about](storyName(story.call, words));
    case 'silence':
    case 'breaks':
    case 'stalls':
      return sentences.troubles[story.about](nodeName(story.node));
  }
}

function phraseText<Name extends PhraseName>(phrase: Phrase<Name>, sentences: PhraseSentences): string {
  const sentence = sentences[phrase.is];
  return typeof sentence === 'string' ? sentence : sentence(phrase);
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

import type { Flow, ScenarioStep } from '@aybiza/flow';
import type { WordsFor, WordsOf } from '../../../language/strings.ts';
import { nodeName } from '../playback/playback.ts';
import { scenarioStrings } from './strings.ts';

export type ScenarioWords = WordsOf<typeof scenarioStrings>;
export type StepKind = keyof ScenarioWords['does'] | keyof ScenarioWords['expects'];

/** Which sort of step this is. */
export function stepKind(step: ScenarioStep): StepKind {
  return 'do' in step ? step.do : step.expect;
}

/** The sorts of steps, those of the caller and the world first. */
export function stepKinds({
  does,
  expects,
}: ScenarioWords): readonly { readonly value: StepKind; readonly label: string }[] {
  return [...toOptions(does), ...toOptions(expects)];
}

function toOptions<Kind extends StepKind>(labels: Readonly<Record<Kind, string>>) {
  const kinds = Object.keys(labels).filter((key): key is Kind => Object.hasOwn(labels, key));
  return kinds.map((value) => ({ value, label: labels[value] }));
}

/** A step of a sort, to begin with. */
export function firstStep(flow: Flow, kind: StepKind): ScenarioStep {
  const node = Object.keys(flow.nodes).find((id) => flow.nodes[id]?.kind !== 'comment') ?? 'start';
  const name = Object.keys(flow.variables).toSorted()[0] ?? 'caller_number';
  const arm =
    Object.values(flow.nodes).flatMap((each) => (each.kind === 'split' ? each.data.arms : []))[0]?.id ?? 'arm';
  const outcome = Object.values(flow.nodes).flatMap((each) => (each.kind === 'end' ? [each.data.outcome] : []))[0];
  switch (kind) {
    case 'says':
    case 'interrupts':
      return { do: kind, text: '' };
    case 'presses':
      return { do: kind, keys: '1' };
    case 'requestAnswers':
      return { do: kind, status: 200 };
    case 'requestFails':
      return { do: kind, how: 'timeout' };
    case 'modelAnswers':
      return { do: kind, text: '', values: {} };
    case 'transferEnds':
      return { do: kind, outcome: 'answered' };
    case 'messageIs':
      return { do: kind, outcome: 'sent' };
    case 'clockShows':
      return { do: kind, at: '2026-11-23T09:30' };
    case 'knowledgeFinds':
      return { do: kind, passages: [] };
    case 'lotFallsOn':
      return { do: kind, arm };
    case 'signalArrives':
      return { do: kind, signal: 'ready' };
    case 'timePasses':
      return { do: kind, seconds: 10 };
    case 'picksUp':
      return { do: kind, by: 'person' };
    case 'staysSilent':
    case 'hangsUp':
    case 'modelFails':
    case 'breaks':
    case 'stalls':
      return { do: kind };
    case 'said':
    case 'notSaid':
      return { expect: kind, text: '' };
    case 'at':
      return { expect: kind, node };
    case 'variable':
      return { expect: kind, name, value: null };
    case 'outcome':
      return { expect: kind, outcome: outcome ?? 'finished' };
    case 'ended':
      return { expect: kind };
  }
}

/** A step as a sentence in the names of the flow. */
export function describeStep(flow: Flow, step: ScenarioStep, of: WordsFor): string {
  const { does, expects, sentences } = of(scenarioStrings);
  const start = 'do' in step ? does[step.do] : expects[step.expect];
  const rest = detailOf(flow, step, of);
  return rest === undefined ? start : sentences.of(start, rest);
}

function detailOf(flow: Flow, step: ScenarioStep, of: WordsFor): string | undefined {
  const { sentences, ways, fields } = of(scenarioStrings);
  if ('text' in step && ('expect' in step || step.do !== 'modelAnswers')) return sentences.quoted(step.text);
  if ('expect' in step) {
    if (step.expect === 'at') return sentences.quoted(nodeName(flow, step.node, of));
    if (step.expect === 'variable') return sentences.equals(step.name, JSON.stringify(step.value));
    return step.expect === 'outcome' ? sentences.quoted(step.outcome) : undefined;
  }
  switch (step.do) {
    case 'presses':
      return step.keys;
    case 'requestAnswers':
      return String(step.status);
    case 'requestFails':
      return ways[step.how];
    case 'modelAnswers':
      return sentences.model(step.text, step.takes);
    case 'transferEnds':
    case 'messageIs':
      return ways[step.outcome];
    case 'clockShows':
      return step.at.replace('T', ' ');
    case 'knowledgeFinds':
      return step.passages.length === 0 ? fields.noPassage : sentences.quoted(step.passages.join(' … '));
    case 'lotFallsOn':
      return sentences.quoted(armName(flow, step.arm));
    case 'signalArrives':
      return sentences.quoted(step.signal);
    case 'timePasses':
      return sentences.seconds(step.seconds);
    case 'picksUp':
      return ways[step.by];
    default:
      return undefined;
  }
}

/** The arms of all splits, by their names. */
export function armsOf({ nodes }: Flow): { value: string; label: string }[] {
  return Object.values(nodes).flatMap((node) =>
    node.kind === 'split'
      ? node.data.arms.map(({ id, label }) => ({ value: id, label: label === '' ? id : label }))
      : [],
  );
}

function armName(flow: Flow, arm: string): string {
  return armsOf(flow).find(({ value }) => value === arm)?.label ?? arm;
}

import type { Flow, FlowNode, NodeData } from '@aybiza/flow';
import { type SampleAnswers, sampleAnswers } from './sample-answers.ts';

const MOST_CHIPS = 6;

/** What may be said at this step, in the flow's language and in words that the practice recogniser knows: for chips to click or to say. */
export function phrasesHere(flow: Flow, current: string | null): readonly string[] {
  const node = current === null ? undefined : flow.nodes[current];
  const here = node === undefined ? [] : phrasesOf(node, sampleAnswers(flow.settings.language));
  const anywhere = Object.values(flow.nodes).flatMap((other) =>
    other.kind === 'handler' && other.data.trigger.on === 'says' && !other.data.emergency
      ? other.data.trigger.phrases.slice(0, 1)
      : [],
  );
  return [...new Set([...here, ...(here.length === 0 ? [] : anywhere)])].slice(0, MOST_CHIPS);
}

function phrasesOf(node: FlowNode, answers: SampleAnswers): readonly string[] {
  switch (node.kind) {
    case 'menu':
      return node.data.options.map((option) => option.phrases[0] ?? option.label);
    case 'collect':
      return collectPhrases(node.data, answers);
    case 'confirm':
      return answers.yesNo;
    case 'converse':
      return node.data.exits.map((exit) => exit.label);
    default:
      return [];
  }
}

function collectPhrases({ fields, readBack }: NodeData<'collect'>, answers: SampleAnswers): readonly string[] {
  const samples = fields.map(({ value }) => samplesOf(value, answers));
  const together = samples
    .map(([first]) => first ?? '')
    .join(' ')
    .trim();
  const asked = samples.length > 1 ? [together, ...samples.flat()] : samples.flat();
  return readBack === undefined ? asked : [...asked, ...answers.yesNo];
}

type AnswerKind = NodeData<'collect'>['fields'][number]['value'];

function samplesOf(value: AnswerKind, answers: SampleAnswers): readonly string[] {
  switch (value.kind) {
    case 'pattern':
      return value.example === undefined ? [] : [value.example];
    case 'choice':
      return value.options.map((option) => option.phrases[0] ?? option.value);
    default:
      return answers[value.kind];
  }
}

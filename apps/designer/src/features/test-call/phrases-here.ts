import type { Flow, FlowNode, NodeData } from '@aybiza/flow';

const MOST_CHIPS = 6;

/** What may be said at this step, in words that the practice recogniser knows: for chips to click or to say. */
export function phrasesHere(flow: Flow, current: string | null): readonly string[] {
  const node = current === null ? undefined : flow.nodes[current];
  const here = node === undefined ? [] : phrasesOf(node);
  const anywhere = Object.values(flow.nodes).flatMap((other) =>
    other.kind === 'handler' && other.data.trigger.on === 'says' && !other.data.emergency
      ? other.data.trigger.phrases.slice(0, 1)
      : [],
  );
  return [...new Set([...here, ...(here.length === 0 ? [] : anywhere)])].slice(0, MOST_CHIPS);
}

function phrasesOf(node: FlowNode): readonly string[] {
  switch (node.kind) {
    case 'menu':
      return node.data.options.map((option) => option.phrases[0] ?? option.label);
    case 'collect':
      return collectPhrases(node.data);
    case 'confirm':
      return ['yes', 'no'];
    case 'converse':
      return node.data.exits.map((exit) => exit.label);
    default:
      return [];
  }
}

function collectPhrases({ fields, readBack }: NodeData<'collect'>): readonly string[] {
  const samples = fields.map(({ value }) => sampleAnswers(value));
  const together = samples
    .map(([first]) => first ?? '')
    .join(' ')
    .trim();
  const asked = samples.length > 1 ? [together, ...samples.flat()] : samples.flat();
  return readBack === undefined ? asked : [...asked, 'yes', 'no'];
}

type AnswerKind = NodeData<'collect'>['fields'][number]['value'];

function sampleAnswers(value: AnswerKind): readonly string[] {
  switch (value.kind) {
    case 'yesNo':
      return ['yes', 'no'];
    case 'number':
      return ['three'];
    case 'currency':
      return ['twenty pounds'];
    case 'duration':
      return ['half an hour'];
    case 'dateTime':
      return ['next Thursday at half past three'];
    case 'email':
      return ['sarah at example dot com'];
    case 'text':
      return ['it has been hurting since Monday'];
    case 'pattern':
      return value.example === undefined ? [] : [value.example];
    case 'digits':
      return ['one two three four'];
    case 'date':
      return ['next Thursday', 'tomorrow'];
    case 'time':
      return ['half past three', 'ten in the morning'];
    case 'phone':
      return ['oh two oh, seven nine four six, oh oh one eight'];
    case 'name':
      return ['Sarah Jones'];
    case 'choice':
      return value.options.map((option) => option.phrases[0] ?? option.value);
  }
}

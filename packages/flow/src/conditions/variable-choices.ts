import type { Flow } from '../flow.ts';

/** The answers that callers can give for a variable, where every question that fills it has a list of answers; none otherwise. */
export function variableChoices({ nodes }: Pick<Flow, 'nodes'>, variable: string): readonly string[] {
  const choices = new Set<string>();
  for (const node of Object.values(nodes)) {
    for (const { value } of questionsOf(node).filter((question) => question.variable === variable)) {
      if (value.kind !== 'choice') return [];
      for (const option of value.options) choices.add(option.value);
    }
  }
  return [...choices];
}

function questionsOf(node: Flow['nodes'][string]) {
  switch (node.kind) {
    case 'collect':
    case 'confirm':
      return node.data.fields;
    case 'converse':
      return node.data.extract;
    default:
      return [];
  }
}

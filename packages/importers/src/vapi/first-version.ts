import { at, textAt } from '../plain-json.ts';
import { decide, translateConversation } from './conversation.ts';
import { readExtraction } from './extraction.ts';
import { isOrdinary, type Translator, template } from './workflow-context.ts';

/** `say` of the first version of workflows: exact words, or a prompt that the model says something to. */
export const translateSay: Translator = (node, vapi) => {
  const exact = textAt(node.properties, 'exact') ?? textAt(node.properties, 'message');
  if (exact === undefined || exact.trim() === '') return translateConversation(node, vapi);
  const id = vapi.draft.add('say', {
    name: node.name,
    data: { text: template(vapi, node, { source: exact }) },
    position: node.position,
  });
  vapi.draft.wire(id, 'next', decide(node, vapi, node.edges.filter(isOrdinary)));
  vapi.draft.enter(node.name, id);
  return { verdict: 'mapped', nodes: [id], reason: 'It says the same.' };
};

/** `gather` of the first version: values to be asked for, in a conversation that ends when it has them. */
export const translateGather: Translator = (node, vapi) => {
  const plan = at(node.properties, 'output') ?? at(node.properties, 'schema');
  const wanted = readExtraction(plan);
  const asked = wanted
    .map(({ path, description }) => (description === '' ? path : `${path} (${description})`))
    .join(', ');
  const prompt = textAt(node.properties, 'prompt') ?? `Ask the caller for: ${asked === '' ? 'what is needed' : asked}.`;
  const properties = { ...node.properties, prompt, variableExtractionPlan: plan ?? null };
  return translateConversation({ ...node, properties }, vapi);
};

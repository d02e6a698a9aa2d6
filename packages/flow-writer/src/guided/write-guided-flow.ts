import { type Flow, type FlowNode, type NodeOf, parseFlow, variablesOfNode } from '@aybiza/flow';
import { loadTemplate } from '@aybiza/flow/load-template';
import { placeSteps } from '../place-steps.ts';
import type { GuidedAnswers } from './answers.ts';
import { edgesOf, type Part, partsOf } from './parts.ts';

export type { GuidedAnswers } from './answers.ts';

const EMERGENCY_PHRASES = [
  'emergency',
  'this is an emergency',
  "I can't breathe",
  'fire',
  'somebody is hurt',
  'call an ambulance',
];

/**
 * A finished flow from a few answers: parts of the practice line that comes with us, put together again. It compiles without an error
 * whatever was answered, which a test shows.
 */
export async function writeGuidedFlow(answers: GuidedAnswers): Promise<Flow> {
  const parsed = parseFlow(await loadTemplate('dental-practice'));
  if (!parsed.ok) throw new Error(`the template must be a flow: ${parsed.error.message}`);
  const parts = partsOf(answers);
  const nodes = nodesOf(parsed.value, parts, answers);
  const edges = {
    ...Object.fromEntries(
      Object.entries(parsed.value.edges).filter(([, { from, to }]) => isKept(nodes, from) && to.node in nodes),
    ),
    ...Object.assign({}, ...parts.map(edgesOf)),
  };
  const flow: Flow = {
    ...parsed.value,
    name: answers.business,
    settings: settingsOf(parsed.value, answers),
    nodes,
    edges,
    intents: {},
    translations: {},
    scenarios: {},
    // What is looked for in calls and whom to remember is a matter of the trade; a summary and how well it went are not.
    afterCall: parsed.value.afterCall.filter(({ kind }) => kind !== 'extract' && kind !== 'contact'),
    knowledge:
      answers.facts.trim() === '' ? {} : { facts: { title: 'What callers ask about', text: answers.facts.trim() } },
    rules: Object.fromEntries(
      Object.entries(parsed.value.rules).filter(([id]) => (id === 'person' ? 'askDesk' : 'book') in nodes),
    ),
  };
  return placeSteps({ ...flow, variables: variablesOf(flow) }, new Set(Object.keys(nodes)));
}

/** Is the step there, and is the way out one that it still has? */
function isKept(nodes: Flow['nodes'], { node, port }: { node: string; port: string }): boolean {
  const from = nodes[node];
  if (from === undefined) return false;
  return from.kind !== 'menu' || from.data.options.some(({ id }) => port === `option.${id}`);
}

function nodesOf({ nodes }: Flow, parts: readonly Part[], answers: GuidedAnswers): Record<string, FlowNode> {
  const taken = parts.flatMap((part) => part.taken);
  const all: Record<string, FlowNode> = {
    ...Object.fromEntries(Object.entries(nodes).filter(([id]) => taken.includes(id))),
    ...Object.assign({}, ...parts.map((part) => part.nodes ?? {})),
  };
  const { need, goodbye, emergency } = all;
  if (need?.kind !== 'menu' || emergency?.kind !== 'handler')
    throw new Error('the template has lost a step that every line has');
  return {
    ...all,
    need: { ...need, data: questionOf(need.data, parts, answers) },
    ...(goodbye?.kind === 'end'
      ? {
          goodbye: {
            ...goodbye,
            data: { ...goodbye.data, text: `Thank you for calling ${answers.business}. Goodbye.` },
          },
        }
      : {}),
    emergency: { ...emergency, data: { ...emergency.data, trigger: { on: 'says', phrases: EMERGENCY_PHRASES } } },
  };
}

function questionOf(
  data: NodeOf<'menu'>['data'],
  parts: readonly Part[],
  { business }: GuidedAnswers,
): NodeOf<'menu'>['data'] {
  const own = parts.flatMap(({ option }) => option ?? []);
  const taken = data.options.filter(({ id }) => parts.some((part) => part.taken.includes(LEADS_TO[id] ?? '')));
  const offers = parts.flatMap(({ offer }) => offer ?? []);
  return {
    ...data,
    prompt: `Hello, this is ${business}. How can I help you?`,
    options: [...taken.map(withoutTrade), ...own].map((option, index) => ({ ...option, key: `${index + 1}` as '1' })),
    noMatch: {
      ...data.noMatch,
      prompts: [
        `Sorry, I did not get that. You can ${listOf(offers)}.`,
        'Sorry, I still did not understand. Please say it in other words.',
      ],
    },
  };
}

/** Where the choices of the practice line lead. */
const LEADS_TO: Readonly<Record<string, string>> = { book: 'dayAndTime', change: 'findTheirs', hours: 'hours' };
/** What only callers of a dentist say. */
const OF_THE_TRADE = /dentist|tooth|check up/;

function withoutTrade<Option extends { readonly phrases: readonly string[] }>(option: Option) {
  return { ...option, phrases: option.phrases.filter((phrase) => !OF_THE_TRADE.test(phrase)) };
}

function listOf(offers: readonly string[]): string {
  if (offers.length === 0) return 'say what it is about';
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(offers);
}

function settingsOf(
  { settings }: Flow,
  { business, trade, hours, language, timeZone }: GuidedAnswers,
): Flow['settings'] {
  const what = trade.trim() === '' ? '' : `, ${trade.trim()}`;
  const persona = `You are the friendly and brief telephone assistant of ${business}${what}. ${hours.trim()}`.trim();
  return { ...settings, language, timeZone, persona };
}

function variablesOf(flow: Flow): Flow['variables'] {
  const used = new Set(Object.entries(flow.nodes).flatMap(([id, node]) => [...variablesOfNode(flow, id, node)]));
  const text = { type: 'text', personal: true, initial: null } as const;
  const own = {
    message_from: { ...text, description: 'Who left the message' },
    message: { ...text, description: 'What is to be passed on' },
  };
  return Object.fromEntries(Object.entries({ ...flow.variables, ...own }).filter(([name]) => used.has(name)));
}

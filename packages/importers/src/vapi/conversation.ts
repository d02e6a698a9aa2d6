import { takesExpression } from '../accepted-expressions.ts';
import { OPEN } from '../draft-state.ts';
import { drawBranch } from '../draw-branch.ts';
import { elementIds } from '../free-ids.ts';
import { parseLiquid } from '../liquid/parse-liquid.ts';
import { writeTruth } from '../liquid/write-truth.ts';
import { beside } from '../outcome.ts';
import { at, textAt } from '../plain-json.ts';
import { clip } from '../write-template.ts';
import { readExtraction } from './extraction.ts';
import type { WorkflowEdge, WorkflowNode } from './read-workflow.ts';
import { note, type Translator, template, type Vapi } from './workflow-context.ts';

const MOST_EXITS = 15;
const MOST_VALUES = 20;
const LONGEST_GOAL = 8_000;

/** A `conversation` node: the model leads towards its prompt, and each edge that the model decides on is an exit. */
export const translateConversation: Translator = (node, vapi) => {
  const { draft } = vapi;
  const byModel = node.edges.flatMap((edge) =>
    edge.condition.type === 'ai' ? [{ edge, prompt: edge.condition.prompt }] : [],
  );
  const others = node.edges.filter(({ condition }) => condition.type !== 'ai');
  const ids = elementIds('exit');
  const exits = byModel.slice(0, MOST_EXITS - 1).map(({ edge, prompt }) => {
    return { id: ids.take(`to ${edge.to}`), label: clip(edge.to, 120), description: clip(prompt, 500), to: edge.to };
  });
  for (const { edge } of byModel.slice(MOST_EXITS - 1))
    note(vapi, node, `A conversation has at most ${MOST_EXITS} exits: nobody goes to “${edge.to}”.`);
  const needsDone = others.length > 0 || exits.length === 0;
  const done = needsDone
    ? [{ id: ids.take('done'), label: 'Done', description: 'What this step is for is done.' }]
    : [];
  const opening = textAt(node.properties, 'messagePlan', 'firstMessage') ?? textAt(node.properties, 'firstMessage');
  const prompt = textAt(node.properties, 'prompt') ?? '';
  const id = draft.add('converse', {
    name: node.name,
    data: {
      goal: prompt.trim() === '' ? 'Help the caller.' : template(vapi, node, { source: prompt, most: LONGEST_GOAL }),
      ...(opening === undefined || opening === '' ? {} : { opening: template(vapi, node, { source: opening }) }),
      exits: [...exits.map(({ to: _to, ...exit }) => exit), ...done],
      extract: extractIn(node, vapi),
    },
    position: node.position,
  });
  for (const exit of exits) draft.wire(id, `exit.${exit.id}`, { step: exit.to });
  for (const exit of done) draft.wire(id, `exit.${exit.id}`, decide(node, vapi, others));
  draft.wire(id, 'noInput', 'hangUp');
  draft.wire(id, 'turnLimit', OPEN);
  draft.wire(id, 'failed', OPEN);
  draft.enter(node.name, id);
  noteTools(node, vapi);
  return { verdict: 'mapped', nodes: [id], reason: 'The model leads the same conversation.' };
};

/** What a conversation extracts, declared under the names that prompts use. */
function extractIn(node: WorkflowNode, vapi: Vapi) {
  const planned = readExtraction(at(node.properties, 'variableExtractionPlan'));
  if (planned.length > MOST_VALUES)
    note(vapi, node, `At most ${MOST_VALUES} values are extracted; those after them are not.`);
  return planned.slice(0, MOST_VALUES).map(({ path, type, value, description }) => {
    return { variable: vapi.names.fill(path, { type, description }), value, description };
  });
}

/** Edges that are decided by what is known: a branch behind the conversation; the edge without a condition is “otherwise”. */
export function decide(
  node: WorkflowNode,
  vapi: Vapi,
  edges: readonly WorkflowEdge[],
): { node: string } | { step: string } | 'hangUp' {
  const plain = edges.find(({ condition }) => condition.type === 'always');
  const otherwise = plain === undefined ? ('hangUp' as const) : { step: plain.to };
  for (const edge of edges)
    if (edge !== plain && edge.condition.type === 'always')
      note(vapi, node, `Two edges leave it without a condition: nobody goes to “${edge.to}”.`);
  const cases = edges.flatMap(({ to, condition }) => {
    if (condition.type !== 'logic') return [];
    return [{ name: `to ${to}`, label: to, when: conditionOf(node, vapi, condition.liquid), to: { step: to } }];
  });
  if (cases.length === 0) return otherwise;
  const position = beside(node, 1);
  const [first = ''] = drawBranch(vapi.draft, { name: `${node.name} decides`, position, cases, otherwise });
  return { node: first };
}

function conditionOf(node: WorkflowNode, vapi: Vapi, liquid: string): string {
  const inside = /^\s*\{\{([\s\S]*)\}\}\s*$/.exec(liquid)?.[1] ?? liquid;
  const parsed = parseLiquid(/\{[{%]/.test(inside) ? inside : `{% if ${inside} %}{% endif %}`);
  const [first] = parsed.ok ? parsed.value : [];
  const condition = first?.type === 'if' ? first.branches[0]?.condition : undefined;
  const tell = (sentence: string) => note(vapi, node, sentence);
  const truth =
    condition === undefined ? undefined : writeTruth(condition, { names: vapi.names, locals: new Map(), note: tell });
  if (truth !== undefined && takesExpression(vapi.draft, truth)) return truth;
  note(vapi, node, `The condition “${liquid.slice(0, 160)}” cannot be said here: nobody goes that way.`);
  return 'false';
}

function noteTools(node: WorkflowNode, vapi: Vapi): void {
  const tools = [at(node.properties, 'toolIds'), at(node.properties, 'tools')].flatMap((list) =>
    Array.isArray(list) ? list : [],
  );
  if (tools.length > 0)
    note(vapi, node, `Its ${tools.length} tools are not taken over: draw a request behind the exit that needs one.`);
}

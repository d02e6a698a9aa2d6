import {
  FLOW_SCHEMA_VERSION,
  type Flow,
  type FlowNode,
  flowSchema,
  parseFlow,
  renameVariable,
  variablesOfNode,
} from '@aybiza/flow';
import { freeId } from './free-id.ts';
import { withInside } from './group-tree.ts';

const NO_FLOW = flowSchema.parse({ schemaVersion: FLOW_SCHEMA_VERSION, name: 'Copied steps', nodes: {} });

/** Steps and the wires between them, as they are copied, with everything of the flow that they speak of. */
export type Fragment = Pick<Flow, 'nodes' | 'edges' | 'variables' | 'intents' | 'knowledge' | 'translations'>;

/** The chosen steps with what stands in chosen groups, and the wires that stay among them. A start is left out: there is one. */
export function copyFragment(flow: Flow, ids: readonly string[]): Fragment {
  const chosen = new Set([...withInside(flow, ids)].filter((id) => flow.nodes[id]?.kind !== 'start'));
  const nodes = pick(flow.nodes, (id) => chosen.has(id));
  const variables = new Set(Object.entries(nodes).flatMap(([id, node]) => [...variablesOfNode(flow, id, node)]));
  const named = new Set(Object.values(nodes).flatMap(namedBy));
  return {
    nodes,
    edges: pick(flow.edges, (_id, { from, to }) => chosen.has(from.node) && chosen.has(to.node)),
    variables: pick(flow.variables, (name) => variables.has(name)),
    intents: pick(flow.intents, (id) => named.has(id)),
    knowledge: pick(flow.knowledge, (id) => named.has(id)),
    translations: Object.fromEntries(
      Object.entries(flow.translations).map(([language, texts]) => [language, pick(texts, (id) => chosen.has(id))]),
    ),
  };
}

function pick<Item>(record: Readonly<Record<string, Item>>, wanted: (id: string, item: Item) => boolean) {
  return Object.fromEntries(Object.entries(record).filter(([id, item]) => wanted(id, item)));
}

/** Which intents and documents of the flow a step names. */
function namedBy(node: FlowNode): readonly string[] {
  if (node.kind === 'menu') return node.data.options.flatMap(({ intent }) => intent ?? []);
  if (node.kind === 'answer') return node.data.sources;
  return node.kind === 'handler' && node.data.trigger.on === 'says' ? [node.data.trigger.intent ?? ''] : [];
}

/** Which new id each step of a fragment gets in a flow. */
export function freshIds(flow: Flow, fragment: Pick<Fragment, 'nodes'>): ReadonlyMap<string, string> {
  const taken: Record<string, unknown> = { ...flow.nodes };
  const ids = new Map<string, string>();
  for (const id of Object.keys(fragment.nodes)) {
    const fresh = freeId(taken, id.replace(/\d+$/, ''));
    taken[fresh] = true;
    ids.set(id, fresh);
  }
  return ids;
}

/** Puts a fragment into a draft of a flow, under fresh ids, moved by an offset. */
export function insertFragment(flow: Flow, copied: Fragment, offset: { x: number; y: number }): void {
  const ids = freshIds(flow, copied);
  const { nodes, edges, translations } = takeVariables(flow, copied);
  const names = new Map([...takeNamed(flow.intents, copied.intents), ...takeNamed(flow.knowledge, copied.knowledge)]);
  for (const [id, node] of Object.entries(nodes)) {
    const fresh = ids.get(id);
    if (fresh === undefined) continue;
    const position = { x: Math.round(node.position.x + offset.x), y: Math.round(node.position.y + offset.y) };
    flow.nodes[fresh] = rewired(flow, { ...node, position }, { ids, names });
    // A language that is not spoken here would be one in which nearly everything is missing.
    for (const [language, texts] of Object.entries(translations))
      if (texts[id] !== undefined && flow.translations[language] !== undefined)
        flow.translations[language][fresh] = texts[id];
  }
  for (const [id, { from, to }] of Object.entries(edges)) {
    const source = ids.get(from.node);
    const target = ids.get(to.node);
    if (source === undefined || target === undefined) continue;
    flow.edges[freeId(flow.edges, id)] = { from: { node: source, port: from.port }, to: { node: target } };
  }
}

/** Declares the variables of a fragment here. What has the name of something of another type gets a name of its own. */
function takeVariables(flow: Flow, copied: Fragment): Fragment {
  let fragment: Flow = { ...NO_FLOW, ...copied };
  for (const [name, variable] of Object.entries(copied.variables)) {
    const known = flow.variables[name];
    if (known?.type === variable.type) continue;
    const to = known === undefined ? name : freeId({ ...flow.variables, ...fragment.variables }, name);
    if (to !== name) fragment = renameVariable(fragment, { name, to });
    flow.variables[to] = variable;
  }
  return fragment;
}

/** Puts the intents or documents of a fragment beside those of the flow; gives the names that they have here where these differ. */
function takeNamed<Item>(known: Record<string, Item>, copied: Readonly<Record<string, Item>>): [string, string][] {
  return Object.entries(copied).flatMap(([id, item]): [string, string][] => {
    const isSame = JSON.stringify(known[id]) === JSON.stringify(item);
    const here = isSame ? id : freeId(known, id);
    known[here] = item;
    return here === id ? [] : [[id, here]];
  });
}

interface NewNames {
  /** Of steps. */
  readonly ids: ReadonlyMap<string, string>;
  /** Of intents and documents. */
  readonly names: ReadonlyMap<string, string>;
}

/** A step that speaks of what came with it instead of what it stood beside before. */
function rewired(flow: Flow, node: FlowNode, { ids, names }: NewNames): FlowNode {
  const { group, ...rest } = node;
  // A copy stands in the copy of its group; without one in the same group, if there is one here.
  const around = ids.get(group ?? '') ?? (flow.nodes[group ?? '']?.kind === 'group' ? group : undefined);
  const placed: FlowNode = around === undefined ? rest : { ...rest, group: around };
  const renamed = (name: string) => names.get(name) ?? name;
  switch (placed.kind) {
    case 'group':
      return { ...placed, data: { ...placed.data, entry: ids.get(placed.data.entry) ?? '' } };
    case 'jump': {
      const { to } = placed.data;
      return { ...placed, data: { to: ids.get(to) ?? (flow.nodes[to] === undefined ? '' : to) } };
    }
    case 'menu': {
      const options = placed.data.options.map((option) =>
        option.intent === undefined ? option : { ...option, intent: renamed(option.intent) },
      );
      return { ...placed, data: { ...placed.data, options } };
    }
    case 'handler': {
      const { trigger } = placed.data;
      if (trigger.on !== 'says' || trigger.intent === undefined) return placed;
      return { ...placed, data: { ...placed.data, trigger: { ...trigger, intent: renamed(trigger.intent) } } };
    }
    case 'answer':
      return { ...placed, data: { ...placed.data, sources: placed.data.sources.map(renamed) } };
    default:
      return placed;
  }
}

/** A fragment as text for the clipboard: a small flow, so that it can be pasted anywhere a flow can be read. */
export function fragmentToText(fragment: Fragment): string {
  return JSON.stringify({ ...NO_FLOW, ...fragment }, null, 2);
}

/** What is on the clipboard, if it is steps. Anything else, however broken, is undefined. */
export function fragmentFromText(text: string): Fragment | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined; // Expected: most clipboards hold something else than JSON.
  }
  const parsed = parseFlow(value);
  if (!parsed.ok) return undefined;
  return copyFragment(parsed.value, Object.keys(parsed.value.nodes));
}

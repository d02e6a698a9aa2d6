import {
  definitionOf,
  type Edge,
  type Flow,
  type FlowNode,
  flowNodeSchema,
  flowSchema,
  type NodeKind,
  nodeKinds,
  portsOf,
  VARIABLE_TYPES,
} from '@aybiza/flow';
import type { LlmTool, LlmToolUse } from '@aybiza/providers/llm/port';
import { z } from 'zod';
import { describeFlow, describeProblems } from './describe-flow.ts';

const id = z.string().describe('letters, digits and -, begins with a letter');
const kind = z.enum(Object.keys(nodeKinds) as [NodeKind, ...NodeKind[]]);

/** What the model can do to a flow. Each takes many things at once: a round trip costs more than a long list. */
const inputs = {
  describe_kinds: z.object({ kinds: z.array(kind).max(30) }),
  put_steps: z.object({
    steps: z
      .array(
        z.object({
          id,
          kind,
          label: z.string().describe('a short name for people'),
          group: z.string().optional(),
          data: z.record(z.string(), z.unknown()),
        }),
      )
      .max(100),
  }),
  remove_steps: z.object({ ids: z.array(id).max(100) }),
  put_wires: z.object({ wires: z.array(z.object({ from: id, port: z.string(), to: id })).max(200) }),
  remove_wires: z.object({ wires: z.array(z.object({ from: id, port: z.string() })).max(200) }),
  put_variables: z.object({
    variables: z
      .array(
        z.object({
          name: z.string().describe('snake_case'),
          type: z.enum(VARIABLE_TYPES),
          description: z.string(),
          personal: z.boolean().describe('says something about a person'),
        }),
      )
      .max(100),
  }),
  remove_variables: z.object({ names: z.array(z.string()).max(100) }),
  put_documents: z.object({ documents: z.array(z.object({ id, title: z.string(), text: z.string() })).max(20) }),
  set_line: z.object({
    language: z.string().optional(),
    timeZone: z.string().optional(),
    persona: z.string().optional().describe('who speaks, for conversations that the model leads'),
    apology: z.string().optional(),
  }),
  look: z.object({}),
  finish: z.object({ summary: z.string().describe('two or three sentences for the author: what callers can do') }),
};
type Inputs = { readonly [Name in keyof typeof inputs]: z.output<(typeof inputs)[Name]> };
type ToolName = keyof Inputs;

const DESCRIPTIONS: Readonly<Record<ToolName, string>> = {
  describe_kinds: 'The data that steps of these kinds take, as JSON Schema, with what they are for.',
  put_steps: 'Adds steps, or writes those anew that are there. Answers with their ways out.',
  remove_steps: 'Removes steps with their wires.',
  put_wires: 'Leads ways out of steps to other steps, each by its port. A port has one wire.',
  remove_wires: 'Takes wires away.',
  put_variables: 'Declares variables, or writes them anew.',
  remove_variables: 'Removes variables that nothing uses any more.',
  put_documents: 'What steps of kind “answer” answer from, and from nothing else.',
  set_line: 'What holds for the whole line.',
  look: 'The flow as it is now, with everything that is wrong with it.',
  finish: 'The flow is done. Refused while it has errors.',
};

/** The tools as a model is told of them. */
export const tools: readonly LlmTool[] = Object.entries(inputs).map(([name, schema]) => ({
  name,
  description: DESCRIPTIONS[name as ToolName],
  inputSchema: z.toJSONSchema(schema, { io: 'input' }) as Readonly<Record<string, unknown>>,
}));

/** What came of a tool: the flow afterwards, and what the model is told. */
export interface Applied {
  readonly flow: Flow;
  readonly output: string;
  readonly isError?: boolean;
  /** The steps that are new or of another kind: they have no place yet. */
  readonly added?: readonly string[];
  /** The model says that it is done. */
  readonly finished?: string;
}

/** Does what the model asks for. What cannot be done changes nothing, and says why. Never throws. */
export function applyTool(flow: Flow, { name, input }: LlmToolUse): Applied {
  if (!isToolName(name)) return refused(flow, `There is no tool ${name}.`);
  const parsed = inputs[name].safeParse(input);
  if (!parsed.success) return refused(flow, issuesOf(parsed.error));
  const apply: (flow: Flow, given: never) => Applied = appliers[name];
  const applied = apply(flow, parsed.data as never);
  if (applied.flow === flow) return applied;
  const whole = flowSchema.safeParse(applied.flow);
  return whole.success ? { ...applied, flow: whole.data } : refused(flow, issuesOf(whole.error));
}

function isToolName(name: string): name is ToolName {
  return Object.hasOwn(inputs, name);
}

const appliers: { readonly [Name in ToolName]: (flow: Flow, given: Inputs[Name]) => Applied } = {
  describe_kinds: (flow, { kinds }) => ({ flow, output: kinds.map(describeKind).join('\n\n') }),
  put_steps: putSteps,
  remove_steps(flow, { ids }) {
    const nodes = Object.fromEntries(Object.entries(flow.nodes).filter(([node]) => !ids.includes(node)));
    const edges = Object.fromEntries(
      Object.entries(flow.edges).filter(
        ([, { from, to }]) => Object.hasOwn(nodes, from.node) && Object.hasOwn(nodes, to.node),
      ),
    );
    return { flow: { ...flow, nodes, edges }, output: 'removed' };
  },
  put_wires: putWires,
  remove_wires(flow, { wires }) {
    const gone = new Set(wires.map(({ from, port }) => wireId(from, port)));
    const edges = Object.fromEntries(
      Object.entries(flow.edges).filter(([, { from }]) => !gone.has(wireId(from.node, from.port))),
    );
    return { flow: { ...flow, edges }, output: 'removed' };
  },
  put_variables(flow, { variables }) {
    const own = Object.fromEntries(variables.map(({ name, ...variable }) => [name, { ...variable, initial: null }]));
    return { flow: { ...flow, variables: { ...flow.variables, ...own } }, output: 'done' };
  },
  remove_variables(flow, { names }) {
    const variables = Object.fromEntries(Object.entries(flow.variables).filter(([name]) => !names.includes(name)));
    return { flow: { ...flow, variables }, output: 'removed' };
  },
  put_documents(flow, { documents }) {
    const own = Object.fromEntries(documents.map(({ id: document, ...content }) => [document, content]));
    return { flow: { ...flow, knowledge: { ...flow.knowledge, ...own } }, output: 'done' };
  },
  set_line(flow, given) {
    const told = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    return { flow: { ...flow, settings: { ...flow.settings, ...told } }, output: 'done' };
  },
  look: (flow) => ({ flow, output: `${describeFlow(flow)}\n\n${describeProblems(flow)}` }),
  finish: (flow, { summary }) => ({ flow, output: describeProblems(flow), finished: summary }),
};

function putSteps(flow: Flow, { steps }: Inputs['put_steps']): Applied {
  const nodes = { ...flow.nodes };
  const told: string[] = [];
  const added: string[] = [];
  let isError = false;
  for (const { id: node, ...written } of steps) {
    const known = stepOf(flow, node);
    const parsed = flowNodeSchema.safeParse({ ...written, position: known?.position ?? { x: 0, y: 0 } });
    if (parsed.success) {
      nodes[node] = parsed.data;
      if (known === undefined) added.push(node);
      told.push(`${node}: ${waysOut(parsed.data)}`);
    } else {
      isError = true;
      told.push(`${node}: NOT WRITTEN. ${issuesOf(parsed.error)}`);
    }
  }
  return { flow: { ...flow, nodes }, output: told.join('\n'), added, isError };
}

function waysOut(node: FlowNode): string {
  const ports = portsOf(node).map((port) => (port.fallback === 'mustBeWired' ? `${port.id} (must lead on)` : port.id));
  return ports.length === 0 ? 'written; no ways out' : `written; ways out: ${ports.join(', ')}`;
}

function putWires(flow: Flow, { wires }: Inputs['put_wires']): Applied {
  const edges = { ...flow.edges };
  const refusals: string[] = [];
  for (const { from, port, to } of wires) {
    const reason = whyNot(flow, { from: { node: from, port }, to: { node: to } });
    if (reason !== undefined) {
      refusals.push(`${from}.${port} > ${to}: ${reason}`);
      continue;
    }
    for (const [edge, { from: known }] of Object.entries(edges))
      if (known.node === from && known.port === port) delete edges[edge];
    edges[wireId(from, port)] = { from: { node: from, port }, to: { node: to } };
  }
  const output = refusals.length === 0 ? 'wired' : `These were NOT wired:\n${refusals.join('\n')}`;
  return { flow: { ...flow, edges }, output, isError: refusals.length > 0 };
}

function whyNot(flow: Flow, { from, to }: Edge): string | undefined {
  const [source, target] = [stepOf(flow, from.node), stepOf(flow, to.node)];
  if (source === undefined) return `there is no step ${from.node}`;
  if (target === undefined) return `there is no step ${to.node}`;
  if (!definitionOf(target).hasInput) return `callers cannot be sent to a step of kind ${target.kind}`;
  const ports = portsOf(source).map((port) => port.id);
  return ports.includes(from.port) ? undefined : `its ways out are ${ports.join(', ')}`;
}

/** A model may ask for a step with the name of something that every object has. */
function stepOf({ nodes }: Flow, id: string): FlowNode | undefined {
  return Object.hasOwn(nodes, id) ? nodes[id] : undefined;
}

function wireId(from: string, port: string): string {
  return `${from}-${port.replaceAll('.', '-')}`;
}

function describeKind(name: NodeKind): string {
  const schema = flowNodeSchema.options.find((option) => option.shape.kind.value === name)?.shape.data;
  const { help } = nodeKinds[name];
  const data = schema === undefined ? {} : z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return `${name}: ${help}\n${JSON.stringify(data)}`;
}

function refused(flow: Flow, output: string): Applied {
  return { flow, output, isError: true };
}

/** As many as a model can make use of. */
const MOST_ISSUES = 8;

function issuesOf({ issues }: z.ZodError): string {
  return issues
    .slice(0, MOST_ISSUES)
    .map(({ path, message }) => `${path.join('.')}: ${message}`)
    .join('; ');
}

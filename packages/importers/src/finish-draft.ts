import { compileFlow, type Flow, flowNodeSchema, MAX_NODES, parseFlow, portsOf } from '@aybiza/flow';
import { err, ok, type Result } from '@aybiza/foundation/result';
import { type Destination, type DraftState, OPEN } from './draft-state.ts';
import type { Drawing } from './drawing.ts';
import { type ImportedFlow, type ImportRefusal, type ReportEntry, refusal, toReport } from './import-report.ts';
import { layOut } from './lay-out.ts';
import { mendLoops } from './mend-loops.ts';
import { clip } from './write-template.ts';

/** Each round takes out everything the compiler refuses; what it refuses next can only be what that left behind. */
const MAX_ROUNDS = 6;

const TOO_MANY_NODES = refusal(
  'TOO_LARGE',
  `Drawn here this would have more than ${MAX_NODES} nodes: split it up first.`,
);

/** Ties up a draft so that it compiles. Only `DraftFlow.finish` calls this. */
export function finishDraft(draft: DraftState): Result<ImportedFlow, ImportRefusal> {
  ensureStart(draft);
  const about = indexSteps(draft);
  reportMissingSteps(draft, about);
  for (const [node, issue] of draft.broken) reportTakenOut(draft, about(node), { node, message: issue });
  if (draft.nodes.size > MAX_NODES) return err(TOO_MANY_NODES);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const { drawing, mended } = draw(draft, about);
    if (drawing.nodes.size > MAX_NODES) return err(TOO_MANY_NODES);
    const flow = toFlow(draft, drawing);
    if (!flow.ok) return flow;
    const compiled = compileFlow(flow.value);
    if (compiled.ok) {
      const report = toReport([...draft.report, ...mended]);
      return ok({ format: draft.options.format, flow: flow.value, report });
    }
    for (const { severity, place, message } of compiled.error)
      if (severity === 'error' && place.node !== undefined)
        takeOut(draft, about(place.node), { node: place.node, message });
  }
  return err(refusal('BROKEN_DOCUMENT', 'What came out of this cannot be run: nothing was taken over.'));
}

function ensureStart(draft: DraftState): void {
  if ([...draft.nodes.values()].some(({ kind }) => kind === 'start')) return;
  draft.nodes.set(draft.ids.take('start'), flowNodeSchema.parse({ kind: 'start', label: 'Call starts', data: {} }));
}

/** A name of a step that is nowhere in the original is an end there: said once for each step that leads to it. */
function reportMissingSteps(draft: DraftState, about: StepOf): void {
  const told = new Set<string>();
  for (const [node, ports] of draft.wires) {
    for (const destination of ports.values()) {
      if (typeof destination === 'string' || !('step' in destination) || draft.entries.has(destination.step)) continue;
      const from = about(node);
      const key = JSON.stringify([from.source, destination.step]);
      if (told.has(key)) continue;
      told.add(key);
      const reason = `It leads to “${clip(destination.step, 80)}”, which is not in the original: the call ends there.`;
      draft.report.push({ ...from, verdict: 'approximated', nodes: [node], reason });
    }
  }
}

type Step = Pick<ReportEntry, 'source' | 'sourceType'>;
type StepOf = (node: string) => Step;

/** Which step of the original each node stands for; what was drafted for no step is called by its label. */
function indexSteps({ report, nodes }: DraftState): StepOf {
  const steps = new Map<string, Step>();
  for (const { nodes: drafted, source, sourceType } of report)
    for (const node of drafted) if (!steps.has(node)) steps.set(node, { source, sourceType });
  return (node) => {
    const drafted = nodes.get(node);
    return steps.get(node) ?? { source: drafted?.label ?? node, sourceType: drafted?.kind ?? 'node' };
  };
}

interface Refused {
  readonly node: string;
  readonly message: string;
}

/** A node that the language refuses stays as a comment; who would come to it goes on by its first way out. */
function takeOut(draft: DraftState, step: Step, { node, message }: Refused): void {
  const drafted = draft.nodes.get(node);
  if (drafted === undefined || draft.broken.has(node) || drafted.kind === 'start') return;
  draft.broken.set(node, message);
  const text = clip(`${drafted.kind} “${drafted.label}”\n${JSON.stringify(drafted.data)}`, 8_000);
  draft.nodes.set(node, flowNodeSchema.parse({ ...drafted, kind: 'comment', data: { text } }));
  reportTakenOut(draft, step, { node, message });
}

function reportTakenOut(draft: DraftState, step: Step, { node, message }: Refused): void {
  const reason = `It could not be taken over and stays as a comment; callers pass it by. ${clip(message, 400)}`;
  draft.report.push({ ...step, verdict: 'noCounterpart', nodes: [node], reason });
}

/** The draft as a graph in which every port leads somewhere and nobody goes round for ever. */
function draw(draft: DraftState, about: StepOf): { drawing: Drawing; mended: ReportEntry[] } {
  const nodes = new Map(draft.nodes);
  const taken = new Set(nodes.keys());
  const freeId = (wanted: string) => {
    let id = wanted;
    for (let count = 2; taken.has(id); count += 1) id = `${wanted}-${count}`;
    taken.add(id);
    return id;
  };
  const drawing: Drawing = { nodes, placed: draft.placed, wires: new Map(), freeId, end: freeId('hang-up') };
  for (const [id, node] of draft.nodes) {
    const wired = draft.wires.get(id);
    const ports = portsOf(node).flatMap((port): [string, string][] => {
      const destination = wired?.get(port.id) ?? (port.fallback === 'passedOn' ? OPEN : 'hangUp');
      if (destination === OPEN) return port.fallback === 'mustBeWired' ? [[port.id, drawing.end]] : [];
      return [[port.id, resolve(draft, destination) ?? drawing.end]];
    });
    drawing.wires.set(id, new Map(ports));
  }
  const mended = mendLoops(drawing).map(({ limit, before, reason }): ReportEntry => {
    return { ...about(before), verdict: 'approximated', nodes: [limit], reason };
  });
  leaveBeforeComingBack(drawing);
  const isEndUsed = [...drawing.wires.values()].some((ports) => [...ports.values()].includes(drawing.end));
  if (isEndUsed) nodes.set(drawing.end, flowNodeSchema.parse({ kind: 'end', label: 'The call ends', data: {} }));
  layOut(drawing);
  return { drawing, mended };
}

/**
 * A wire from a node to itself goes by a jump: a step is begun anew, with its question said again, only for who has left it. The two
 * would also lie on each other on the canvas.
 */
function leaveBeforeComingBack({ nodes, wires, freeId }: Drawing): void {
  for (const [id, ports] of [...wires]) {
    const own = [...ports].filter(([, target]) => target === id);
    if (own.length === 0) continue;
    const jump = freeId(`again-${id}`.slice(0, 56));
    nodes.set(jump, flowNodeSchema.parse({ kind: 'jump', label: 'Once more', data: { to: id } }));
    wires.set(jump, new Map());
    for (const [port] of own) ports.set(port, jump);
  }
}

/** The node where callers arrive; undefined when that is where the original hangs up, or steps without counterpart in a circle. */
function resolve(draft: DraftState, destination: Destination): string | undefined {
  const seen = new Set<string>();
  for (let next: Destination | undefined = destination; next !== undefined; ) {
    if (next === 'hangUp') return undefined;
    const key: string = 'step' in next ? `step ${next.step}` : `node ${next.node}`;
    if (seen.has(key)) return undefined;
    seen.add(key);
    if ('step' in next) next = draft.entries.get(next.step);
    else {
      const kind = draft.nodes.get(next.node)?.kind;
      if (kind === undefined || kind === 'start' || kind === 'handler') return undefined;
      if (kind !== 'comment') return next.node;
      next = [...(draft.wires.get(next.node)?.values() ?? [])].find((way) => way !== OPEN);
    }
  }
  return undefined;
}

function toFlow(draft: DraftState, { nodes, wires }: Drawing): Result<Flow, ImportRefusal> {
  const edges: Record<string, unknown> = {};
  let count = 0;
  for (const [node, ports] of wires)
    for (const [port, target] of ports) {
      count += 1;
      edges[`e${count}`] = { from: { node, port }, to: { node: target } };
    }
  const { name, language, timeZone, persona } = draft.options;
  const flow = parseFlow({
    schemaVersion: 1,
    name: clip(name.trim(), 200) || 'Imported flow',
    settings: {
      ...(language === undefined ? {} : { language }),
      ...(timeZone === undefined ? {} : { timeZone }),
      ...(persona === undefined ? {} : { persona: clip(persona, 4_000) }),
    },
    variables: Object.fromEntries(draft.variables),
    nodes: Object.fromEntries(nodes),
    edges,
  });
  if (flow.ok) return flow;
  const [issue] = flow.error.issues;
  const isTooLarge = ['nodes', 'edges', 'variables'].includes(issue?.path ?? '');
  if (isTooLarge)
    return err(refusal('TOO_LARGE', `Drawn here this would have too much (${issue?.message}): split it up first.`));
  return err({
    code: 'BROKEN_DOCUMENT',
    message: `What came out of this is no flow: ${issue?.path ?? ''} ${issue?.message ?? flow.error.message}.`,
    issues: flow.error.issues,
  });
}

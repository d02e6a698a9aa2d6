import type { Result } from '@aybiza/foundation/result';
import type { Detected } from '../detect-format.ts';
import { DraftFlow } from '../draft-flow.ts';
import { type ImportedFlow, type ImportRefusal, refusal } from '../import-report.ts';
import { type Outcome, withNotes } from '../outcome.ts';
import { ownEntry } from '../own-entry.ts';
import { at, isJsonObject, textAt } from '../plain-json.ts';
import { clip } from '../write-template.ts';
import { translateConversation } from './conversation.ts';
import { readAliases, readExtraction } from './extraction.ts';
import { translateGather, translateSay } from './first-version.ts';
import { readWorkflow, type WorkflowNode } from './read-workflow.ts';
import { leaveComment, translateTool } from './tools.ts';
import { VapiNames } from './vapi-names.ts';
import { note, type Translator, type Vapi } from './workflow-context.ts';

const TRANSLATORS: Readonly<Record<string, Translator>> = {
  conversation: translateConversation,
  tool: translateTool,
  apiRequest: translateTool,
  transfer: translateTool,
  transferCall: translateTool,
  endCall: translateTool,
  'end-call': translateTool,
  hangup: translateTool,
  say: translateSay,
  gather: translateGather,
};

/** A Vapi workflow as a Flow: `POST /workflow` of its API, or what its editor exports. Never throws. */
export function importVapiWorkflow({
  format,
  document,
  name,
  fallbackName,
}: Detected): Result<ImportedFlow, ImportRefusal> {
  const workflow = readWorkflow(document);
  if (workflow.start === undefined)
    return {
      ok: false,
      error: refusal('BROKEN_DOCUMENT', 'This workflow has no nodes: there is nothing to bring over.'),
    };
  const title =
    [name, workflow.name, fallbackName].find((text) => text !== undefined && text.trim() !== '') ?? 'Vapi workflow';
  const persona = workflow.globalPrompt.replace(/\{\{|\}\}|\{%|%\}/g, '');
  const draft = new DraftFlow({ format, name: title, ...(persona === '' ? {} : { persona }) });
  const vapi: Vapi = { draft, workflow, names: new VapiNames(draft), notes: new Map() };
  declareExtracted(vapi);
  const outcomes = new Map([...workflow.nodes].map(([source, node]) => [source, translate(node, vapi)]));
  const start = draft.add('start', {
    name: 'start',
    label: 'Call starts',
    data: { inputs: vapi.names.inputs.slice(0, 50) },
    position:
      workflow.nodes.get(workflow.start)?.position === undefined
        ? undefined
        : before(workflow.nodes.get(workflow.start)),
  });
  draft.wire(start, 'next', { step: workflow.start });
  for (const [source, outcome] of outcomes) report(source, vapi, outcome);
  for (const { source, reason } of workflow.oddities)
    draft.report({ source, sourceType: 'node', verdict: 'noCounterpart', nodes: [], reason });
  return draft.finish();
}

function before(node: WorkflowNode | undefined): { x: number; y: number } {
  return { x: (node?.position?.x ?? 0) - 340, y: node?.position?.y ?? 0 };
}

/** Names what any node extracts, before the first text is read that uses it. */
function declareExtracted({ workflow, names }: Vapi): void {
  for (const { properties } of workflow.nodes.values()) {
    for (const plan of [
      at(properties, 'variableExtractionPlan'),
      at(properties, 'tool', 'variableExtractionPlan'),
      at(properties, 'output'),
      at(properties, 'schema'),
    ]) {
      for (const { path, type, description } of readExtraction(plan)) names.fill(path, { type, description });
      for (const { path } of readAliases(plan)) names.fill(path, { type: 'text' });
    }
  }
}

function translate(node: WorkflowNode, vapi: Vapi): Outcome {
  const translator = ownEntry(TRANSLATORS, node.type);
  if (translator === undefined) {
    const reason =
      node.type === 'start' ? 'It is only where the workflow begins.' : `Nothing here stands for a “${node.type}”.`;
    return leaveComment(node, vapi, reason);
  }
  noteOwnSettings(node, vapi);
  const outcome = translator(node, vapi);
  return addGlobalEntry(node, vapi, outcome);
}

/** Who speaks, listens and thinks, as far as a node, or the workflow at its first one, says so. */
const OWN_SETTINGS = ['voice', 'model', 'transcriber', 'backgroundSound'];

function noteOwnSettings(node: WorkflowNode, vapi: Vapi): void {
  const { workflow } = vapi;
  const holders = [node.properties, ...(node.name === workflow.start ? [workflow.properties] : [])];
  const named = OWN_SETTINGS.filter((key) => holders.some((holder) => isJsonObject(at(holder, key))));
  if (named.length > 0) note(vapi, node, `Its ${named.join(', ')} are Vapi’s: choose yours in the settings.`);
  if (node.name !== workflow.start) return;
  const holes = [...new Set(workflow.globalPrompt.match(/\{\{[^{}]*\}\}/g) ?? [])];
  if (holes.length > 0)
    note(
      vapi,
      node,
      `Values stand in the global prompt (${clip(holes.join(', '), 200)}); here they are only their names.`,
    );
}

/** A global node can be entered from anywhere: a handler leads to it. */
function addGlobalEntry(node: WorkflowNode, vapi: Vapi, outcome: Outcome): Outcome {
  const plan = at(node.properties, 'globalNodePlan');
  const [entry] = outcome.nodes;
  if (at(plan, 'enabled') !== true || entry === undefined || outcome.verdict === 'noCounterpart') return outcome;
  const condition = textAt(plan, 'enterCondition') ?? '';
  const phrases = [node.name.replaceAll(/[_-]+/g, ' '), condition.replace(/\{\{[\s\S]*?\}\}/g, '').trim()];
  const handler = vapi.draft.add('handler', {
    name: `${node.name} from anywhere`,
    data: {
      trigger: { on: 'says', phrases: phrases.filter((phrase) => phrase !== '').map((phrase) => clip(phrase, 200)) },
    },
    position: node.position === undefined ? undefined : { x: node.position.x - 200, y: node.position.y - 120 },
  });
  vapi.draft.wire(handler, 'next', { step: node.name });
  const isAside =
    node.name !== vapi.workflow.start &&
    ![...vapi.workflow.nodes.values()].some(({ edges }) => edges.some(({ to }) => to === node.name));
  const said = [
    ...(vapi.notes.get(node.name) ?? []),
    `It is entered from anywhere when “${clip(condition, 200)}”: write what callers say then.`,
  ];
  vapi.notes.set(node.name, said);
  const added = [handler];
  if (isAside && node.edges.length === 0 && node.type === 'conversation') {
    const resume = vapi.draft.add('resume', { name: `${node.name} back`, data: {} });
    vapi.draft.wire(entry, 'exit.done', { node: resume });
    added.push(resume);
  }
  return { ...outcome, nodes: [...outcome.nodes, ...added] };
}

function report(source: string, { draft, notes, workflow }: Vapi, outcome: Outcome): void {
  const sourceType = workflow.nodes.get(source)?.type ?? 'node';
  draft.report({ source, sourceType, ...withNotes(outcome, notes.get(source)) });
}

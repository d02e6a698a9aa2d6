import type { Position } from '../draft-state.ts';
import { at, isJsonObject, type Json, type JsonObject, listAt, numberAt, textAt } from '../plain-json.ts';

/** When an edge is taken: what the model finds, what Liquid computes, or a tool that failed. */
export type EdgeCondition =
  | { readonly type: 'always' }
  | { readonly type: 'ai'; readonly prompt: string }
  | { readonly type: 'logic'; readonly liquid: string }
  | { readonly type: 'failed' };

export interface WorkflowEdge {
  readonly to: string;
  readonly condition: EdgeCondition;
}

/** One node of a Vapi workflow with the edges that leave it, in order. */
export interface WorkflowNode {
  readonly name: string;
  readonly type: string;
  /** All its properties. */
  readonly properties: JsonObject;
  readonly edges: readonly WorkflowEdge[];
  readonly position: Position | undefined;
}

export interface Workflow {
  readonly name: string | undefined;
  readonly globalPrompt: string;
  /** All its properties. */
  readonly properties: JsonObject;
  readonly nodes: ReadonlyMap<string, WorkflowNode>;
  readonly start: string | undefined;
  readonly oddities: readonly { readonly source: string; readonly reason: string }[];
}

/** Reads a workflow as Vapi's API gives it (`POST /workflow`), however much of it is missing. Ids of editors pass for names. */
export function readWorkflow(document: JsonObject): Workflow {
  const edges = new Map<string, WorkflowEdge[]>();
  const reached = new Set<string>();
  for (const edge of listAt(document, 'edges')) {
    const [from, to] = [textAt(edge, 'from') ?? textAt(edge, 'source'), textAt(edge, 'to') ?? textAt(edge, 'target')];
    if (from === undefined || to === undefined) continue;
    reached.add(to);
    edges.set(from, [
      ...(edges.get(from) ?? []),
      { to, condition: readCondition(at(edge, 'condition') ?? at(edge, 'data', 'condition')) },
    ]);
  }
  const nodes = new Map<string, WorkflowNode>();
  const oddities: { source: string; reason: string }[] = [];
  let start: string | undefined;
  for (const [index, node] of listAt(document, 'nodes').entries()) {
    const name = textAt(node, 'name') ?? textAt(node, 'id') ?? textAt(node, 'data', 'name') ?? `node ${index + 1}`;
    if (!isJsonObject(node) || nodes.has(name)) {
      oddities.push({
        source: `${name} (${index + 1})`,
        reason: 'It is no node, or another one has the same name: it was left out.',
      });
      continue;
    }
    const data = at(node, 'data');
    const properties = isJsonObject(data) ? { ...node, ...data } : node;
    nodes.set(name, {
      name,
      type: textAt(properties, 'type') ?? 'unknown',
      properties,
      edges: edges.get(name) ?? [],
      position: positionOf(properties),
    });
    if (start === undefined && (at(properties, 'isStart') === true || textAt(properties, 'type') === 'start'))
      start = name;
  }
  start ??= [...nodes.keys()].find((name) => !reached.has(name)) ?? [...nodes.keys()][0];
  const globalPrompt = textAt(document, 'globalPrompt') ?? '';
  return { name: textAt(document, 'name'), globalPrompt, properties: document, nodes, start, oddities };
}

function positionOf(properties: JsonObject): Position | undefined {
  for (const place of [at(properties, 'metadata', 'position'), at(properties, 'position')]) {
    const [x, y] = [numberAt(place, 'x'), numberAt(place, 'y')];
    if (x !== undefined && y !== undefined) return { x, y };
  }
  return undefined;
}

function readCondition(condition: Json | undefined): EdgeCondition {
  const type = textAt(condition, 'type');
  if (type === 'failed') return { type: 'failed' };
  const liquid = textAt(condition, 'liquid') ?? textAt(condition, 'value');
  if (type === 'logic' || type === 'liquid') return { type: 'logic', liquid: liquid ?? logicOf(condition) };
  const matches = listAt(condition, 'matches').filter((match) => typeof match === 'string');
  const prompt = textAt(condition, 'prompt') ?? textAt(condition, 'description') ?? matches.join(' or ');
  if (type === 'ai' || prompt !== '') return prompt.trim() === '' ? { type: 'always' } : { type: 'ai', prompt };
  return { type: 'always' };
}

/** Conditions as rows, as the first version of workflows wrote them, in Liquid's words. */
function logicOf(condition: Json | undefined): string {
  const rows = listAt(condition, 'conditions').flatMap((row) => {
    const [left, right] = [
      textAt(row, 'leftSide') ?? textAt(row, 'variable'),
      textAt(row, 'rightSide') ?? textAt(row, 'value'),
    ];
    if (left === undefined) return [];
    const operator = textAt(row, 'operator') ?? '==';
    return [
      `${left} ${operator === '=' ? '==' : operator} ${/^-?\d+(\.\d+)?$|^(true|false)$/.test(right ?? '') ? right : JSON.stringify(right ?? '')}`,
    ];
  });
  return rows.join(textAt(condition, 'operator') === 'or' ? ' or ' : ' and ');
}

import type { FlowNode, NodeKind } from '../node.ts';
import type { Port } from '../port.ts';
import { answer } from './answer/define.ts';
import { branch } from './branch/define.ts';
import { classify } from './classify/define.ts';
import { collect } from './collect/define.ts';
import { comment } from './comment/define.ts';
import { confirm } from './confirm/define.ts';
import { converse } from './converse/define.ts';
import type { NodeKindDefinition } from './definition.ts';
import { end } from './end/define.ts';
import { group } from './group/define.ts';
import { handler } from './handler/define.ts';
import { hours } from './hours/define.ts';
import { jump } from './jump/define.ts';
import { keypad } from './keypad/define.ts';
import { language } from './language/define.ts';
import { limit } from './limit/define.ts';
import { menu } from './menu/define.ts';
import { message } from './message/define.ts';
import { recording } from './recording/define.ts';
import { request } from './request/define.ts';
import { resume } from './resume/define.ts';
import { say } from './say/define.ts';
import { sendKeys } from './send-keys/define.ts';
import { set } from './set/define.ts';
import { split } from './split/define.ts';
import { start } from './start/define.ts';
import { subflow } from './subflow/define.ts';
import { tag } from './tag/define.ts';
import { transfer } from './transfer/define.ts';
import { voicemail } from './voicemail/define.ts';
import { wait } from './wait/define.ts';

/** All node kinds. Typed over the union: while a kind is missing here, nothing compiles. */
export const nodeKinds: { readonly [Kind in NodeKind]: NodeKindDefinition<Kind> } = {
  start,
  say,
  menu,
  collect,
  confirm,
  keypad,
  voicemail,
  branch,
  hours,
  split,
  limit,
  classify,
  answer,
  converse,
  set,
  request,
  message,
  wait,
  sendKeys,
  tag,
  recording,
  language,
  transfer,
  end,
  handler,
  resume,
  jump,
  subflow,
  group,
  comment,
};

/**
 * The definition that belongs to a node. TypeScript cannot see that the kind it looks up by is the kind of this node's data,
 * hence the one assertion.
 */
export function definitionOf<Kind extends NodeKind>(node: { readonly kind: Kind }): NodeKindDefinition<Kind> {
  return nodeKinds[node.kind] as unknown as NodeKindDefinition<Kind>;
}

/** Does a call stop at this node until somebody says, answers or picks up something? */
export function waitsAt(node: FlowNode): boolean {
  return definitionOf<NodeKind>(node).waits(node.data);
}

/** Does a call always stop at this node, so that a way round through it does not spin? */
export function pausesAt(node: FlowNode): boolean {
  return waitsAt(node) && definitionOf<NodeKind>(node).mayPassAtOnce?.(node.data) !== true;
}

/** Nodes never change: an editor that changes one makes another, and asks again for the ports of all the others. */
const knownPorts = new WeakMap<FlowNode, readonly Port[]>();

/** The ways out of a node. */
export function portsOf(node: FlowNode): readonly Port[] {
  const known = knownPorts.get(node) ?? definitionOf<NodeKind>(node).ports(node.data);
  knownPorts.set(node, known);
  return known;
}

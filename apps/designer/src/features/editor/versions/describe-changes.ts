import {
  type AfterCallStep,
  type FieldChange,
  type Flow,
  type FlowDiff,
  isNoDiff,
  type NodeDiff,
  spokenFields,
} from '@aybiza/flow';
import type { WordsFor, WordsOf } from '../../../language/strings.ts';
import { flowStrings } from '../../flow-words/index.ts';
import { stepName } from '../after-call/describe-step.ts';
import { nodeName, portName } from '../playback/playback.ts';
import { changeStrings } from './strings.ts';

/** One thing that is different, in a sentence for people. */
export interface Change {
  readonly key: string;
  /** The step it is about, in either version. */
  readonly node?: string;
  readonly sentence: string;
  /** What is said was this, and is this now. */
  readonly words?: { readonly before: string; readonly after: string };
}

export interface Changes {
  /** What somebody on the telephone notices: words, ways, steps. */
  readonly forCallers: readonly Change[];
  /** What is done otherwise once a call is over. */
  readonly afterCalls: readonly Change[];
  /** What only those notice who work with the flow. */
  readonly behind: readonly Change[];
  /** How many steps only stand elsewhere on the canvas. */
  readonly moved: number;
}

export interface Versions {
  readonly before: Flow;
  readonly after: Flow;
}

/** Two versions, and how they are spoken of. */
interface Compared extends Versions {
  readonly of: WordsFor;
  readonly text: WordsOf<typeof changeStrings>;
}

/** What a comparison of two versions means, in the order of the newer one's steps; steps that are gone come last. */
export function describeChanges(diff: FlowDiff, { before, after }: Versions, of: WordsFor): Changes {
  const compared = { before, after, of, text: of(changeStrings) };
  if (isNoDiff(diff)) return { forCallers: [], afterCalls: [], behind: [], moved: 0 };
  const order = [...Object.keys(after.nodes), ...Object.keys(before.nodes)];
  const nodes = [...new Set(order)].flatMap((id) => {
    const node = diff.nodes.get(id);
    const wires = diff.wires.filter(({ from }) => from.node === id);
    // The ways of a step that is new or gone go with it.
    const ways = node?.change === 'added' || node?.change === 'removed' ? [] : wires;
    return [
      ...(node === undefined ? [] : changesOfNode(id, node, compared)),
      ...ways.map((way) => ofWire(way, compared)),
    ];
  });
  const isLane = ({ field }: FieldChange) => field.split('.')[0] === 'afterCall';
  const rest = diff.rest.filter((field) => !isLane(field)).map((field) => ofRest(field, compared.text));
  return {
    forCallers: [...nodes.filter(({ quiet }) => !quiet), ...rest.filter(({ quiet }) => !quiet)],
    afterCalls: changesOfLane(diff.rest.filter(isLane), compared),
    behind: [...nodes.filter(({ quiet }) => quiet), ...rest.filter(({ quiet }) => quiet)],
    moved: [...diff.nodes.values()].filter(({ change }) => change === 'moved').length,
  };
}

type Noticed = Change & { readonly quiet: boolean };

function changesOfNode(node: string, { change, fields }: NodeDiff, { before, after, of, text }: Compared): Noticed[] {
  const [was, is] = [before.nodes[node], after.nodes[node]];
  const isNote = (is ?? was)?.kind === 'comment';
  const isFrame = isNote || (is ?? was)?.kind === 'group';
  if (change === 'added') return [{ key: node, node, sentence: text.added(nodeName(after, node, of)), quiet: isFrame }];
  if (change === 'removed')
    return [{ key: node, node, sentence: text.removed(nodeName(before, node, of)), quiet: isFrame }];
  if (change === 'moved' || was === undefined || is === undefined) return [];
  const [said, says] = [textsOf(before, node), textsOf(after, node)];
  const isSpoken = ({ field }: FieldChange) => said.has(field) || says.has(field);
  const spoken = fields.filter(isSpoken).map(({ field }): Noticed => {
    const words = { before: said.get(field) ?? '', after: says.get(field) ?? '' };
    return { key: `${node} ${field}`, node, sentence: text.says(nodeName(after, node, of)), words, quiet: false };
  });
  const others = fields.filter((field) => !isSpoken(field));
  const named = others.filter(({ field }) => field === 'label' || field === 'group');
  const behaves = others.filter((field) => !named.includes(field));
  // An example is for trying: no caller ever hears of it.
  const isTriedOnly = behaves.every(({ field }) => field.split('.')[0] === 'example');
  return [
    ...spoken,
    ...(behaves.length === 0
      ? []
      : [
          {
            key: `${node} data`,
            node,
            sentence: text.behaves(nodeName(after, node, of)),
            quiet: isNote || isTriedOnly,
          },
        ]),
    ...named.map(({ field }): Noticed => {
      const sentence =
        field === 'label'
          ? text.renamed(nodeName(before, node, of), nodeName(after, node, of))
          : text.regrouped(nodeName(after, node, of));
      return { key: `${node} ${field}`, node, sentence, quiet: true };
    }),
  ];
}

function textsOf(flow: Flow, id: string): ReadonlyMap<string, string> {
  const node = flow.nodes[id];
  return new Map(node === undefined ? [] : spokenFields(flow, node).map(({ field, text: words }) => [field, words]));
}

function ofWire(
  { from, before: was, after: is }: FlowDiff['wires'][number],
  { before, after, of, text }: Compared,
): Noticed {
  const isKnown = after.nodes[from.node] !== undefined;
  const known = isKnown ? after : before;
  const way = text.way(nodeName(known, from.node, of), portName(known, from, of));
  const old = was === undefined ? null : nodeName(before, was, of);
  const now = is === undefined ? null : nodeName(after, is, of);
  return { key: `${from.node} ${from.port} way`, node: from.node, sentence: text.leads(way, old, now), quiet: false };
}

/** What is different in the lane, step by step. */
function changesOfLane(fields: readonly FieldChange[], { before, after, of, text }: Compared): Change[] {
  const ids = new Set(fields.flatMap(({ field }) => field.split('.')[1] ?? []));
  const nameOf = (step: AfterCallStep) => stepName(step, of(flowStrings));
  const steps = [...ids].map((id): Change => {
    const [was, is] = [before, after].map(({ afterCall }) => afterCall.find((step) => step.id === id));
    const key = `afterCall ${id}`;
    if (was === undefined) return { key, sentence: text.added(is === undefined ? id : nameOf(is)) };
    if (is === undefined) return { key, sentence: text.removed(nameOf(was)) };
    const isRenamed = fields.every(
      ({ field }) => !field.startsWith(`afterCall.${id}.`) || field === `afterCall.${id}.name`,
    );
    return { key, sentence: isRenamed ? text.renamed(nameOf(was), nameOf(is)) : text.behaves(nameOf(is)) };
  });
  const isReordered = fields.some(({ field }) => field === 'afterCall');
  return isReordered ? [...steps, { key: 'afterCall', sentence: text.reordered }] : steps;
}

/** Settings that a caller hears. */
const HEARD: ReadonlySet<string> = new Set(['voice', 'language', 'apology', 'persona', 'timeZone', 'maxCallMinutes']);

function ofRest({ field, before, after }: FieldChange, text: Compared['text']): Noticed {
  const [section = '', name = '', ...deeper] = field.split('.');
  if (section === 'settings') {
    return { key: field, sentence: text.setting(name, shown(before), shown(after)), quiet: !HEARD.has(name) };
  }
  const how =
    deeper.length > 0 ? 'changed' : before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  const quiet = section === 'scenarios' || section === 'rules' || section === 'name' || section === 'variables';
  return { key: field, sentence: text.part(section, name, how), quiet };
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
}

import type { Position } from '../draft-state.ts';
import { ownEntry } from '../own-entry.ts';
import { at, isJsonObject, type Json, type JsonObject, listAt, numberAt, textAt } from '../plain-json.ts';

/** One condition of a transition: `input` compared with `value`. */
export interface StudioCondition {
  /** Liquid: what is tested. */
  readonly input: string;
  readonly type: string;
  readonly value: string;
}

export interface StudioTransition {
  readonly event: string;
  /** The step it leads to; undefined where the call ends. */
  readonly next: string | undefined;
  /** All of them must hold. */
  readonly conditions: readonly StudioCondition[];
}

/** One widget of a Studio flow. */
export interface StudioStep {
  readonly name: string;
  readonly type: string;
  readonly properties: JsonObject;
  readonly transitions: readonly StudioTransition[];
  readonly position: Position | undefined;
  /** The step whose conditions these are, when they were written on another widget than a split. */
  readonly partOf?: string;
}

export interface StudioFlow {
  readonly description: string;
  readonly initial: string;
  readonly steps: ReadonlyMap<string, StudioStep>;
  /** What is wrong with the document itself: two steps of one name, something that is no step. */
  readonly oddities: readonly { readonly source: string; readonly type: string; readonly reason: string }[];
}

/** Widget types that real files write differently from Twilio. */
const ALIASES: Readonly<Record<string, string>> = {
  'http-request': 'make-http-request',
  'hang-up': 'hangup',
  'end-call': 'hangup',
  'run-function-v2': 'run-function',
  'connect-virtual-agent-v2': 'connect-virtual-agent',
  'make-outgoing-call-v1': 'make-outgoing-call',
  'make-outgoing-call-v2': 'make-outgoing-call',
};

/** The kind of a widget, by the name that this importer knows it under. */
export function kindOf({ type }: Pick<StudioStep, 'type'>): string {
  return ownEntry(ALIASES, type) ?? type;
}

/** Reads a flow definition (schema studio/draft/2019-09), however much of it is missing. */
export function readStudioFlow(document: JsonObject): StudioFlow {
  const steps = new Map<string, StudioStep>();
  const oddities: StudioFlow['oddities'][number][] = [];
  for (const [index, state] of listAt(document, 'states').entries()) {
    const written = textAt(state, 'name') ?? '';
    const name = written === '' ? `step ${index + 1}` : written;
    const type = textAt(state, 'type') ?? 'unknown';
    if (!isJsonObject(state)) {
      oddities.push({ source: name, type, reason: 'This is no step at all and was left out.' });
    } else if (steps.has(name)) {
      const reason = 'Another step has the same name; nothing can lead to this one, so it was left out.';
      oddities.push({ source: `${name} (${index + 1})`, type, reason });
    } else steps.set(name, readStep(state, { name, type }));
  }
  for (const step of [...steps.values()]) if (kindOf(step) !== 'split-based-on') takeConditionsOut(step, steps);
  const initial = textAt(document, 'initial_state') ?? '';
  return { description: textAt(document, 'description') ?? '', initial, steps, oddities };
}

function readStep(state: JsonObject, { name, type }: { name: string; type: string }): StudioStep {
  const properties = at(state, 'properties');
  const [x, y] = [numberAt(properties, 'offset', 'x'), numberAt(properties, 'offset', 'y')];
  const known = isJsonObject(properties) ? properties : {};
  return {
    name,
    type,
    properties: known,
    transitions: [...listAt(state, 'transitions').map((entry) => readTransition(entry, known)), ...readCases(known)],
    position: x === undefined || y === undefined ? undefined : { x, y },
  };
}

/**
 * Conditions on the transitions of other widgets, as some generators write them, become a split of their own behind that event: the
 * first that holds leads on, else the transition without conditions.
 */
function takeConditionsOut(step: StudioStep, steps: Map<string, StudioStep>): void {
  const events = new Set(step.transitions.filter(({ conditions }) => conditions.length > 0).map(({ event }) => event));
  if (events.size === 0) return;
  const kept = step.transitions.filter(({ event }) => !events.has(event));
  for (const event of events) {
    const own = step.transitions.filter((transition) => transition.event === event);
    let name = `${step.name} ${event}`;
    while (steps.has(name)) name += ' split';
    const transitions = own.map((transition) => {
      return { ...transition, event: transition.conditions.length > 0 ? 'match' : 'noMatch' };
    });
    const position = step.position === undefined ? undefined : { x: step.position.x, y: step.position.y + 120 };
    steps.set(name, { name, type: 'split-based-on', properties: {}, transitions, position, partOf: step.name });
    kept.push({ event, next: name, conditions: [] });
  }
  steps.set(step.name, { ...step, transitions: kept });
}

function readTransition(entry: Json, properties: JsonObject): StudioTransition {
  const next = textAt(entry, 'next');
  return {
    event: textAt(entry, 'event') ?? '',
    next: next === undefined || next === '' ? undefined : next,
    conditions: listAt(entry, 'conditions').map((condition): StudioCondition => {
      const tested = listAt(condition, 'arguments').find((argument) => typeof argument === 'string');
      return {
        input:
          (typeof tested === 'string' ? tested : textAt(condition, 'variable')) ?? textAt(properties, 'input') ?? '',
        type: textAt(condition, 'type') ?? 'equal_to',
        value: textAt(condition, 'value') ?? '',
      };
    }),
  };
}

/** `cases` in the properties of a split, as some generators write its conditions. */
function readCases(properties: JsonObject): StudioTransition[] {
  const input = textAt(properties, 'input') ?? '';
  return listAt(properties, 'cases').map((entry) => {
    const condition = { input, type: textAt(entry, 'type') ?? 'equal_to', value: textAt(entry, 'value') ?? '' };
    return { event: 'match', next: textAt(entry, 'next'), conditions: [condition] };
  });
}

/** A property under any of the names it goes by, as text; undefined when it is not there or empty. */
export function property(step: StudioStep, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = textAt(step.properties, name);
    if (found !== undefined && found !== '') return found;
  }
  return undefined;
}

/** The same as a number. */
export function numberProperty(step: StudioStep, ...names: readonly string[]): number | undefined {
  for (const name of names) {
    const found = numberAt(step.properties, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Key and value of each entry of a list property, such as parameters. */
export function pairsOf(step: StudioStep, name: string): { readonly key: string; readonly value: string }[] {
  const found = at(step.properties, name);
  if (isJsonObject(found)) return Object.entries(found).map(([key, value]) => ({ key, value: asText(value) }));
  return listAt(step.properties, name).flatMap((entry) => {
    const key = textAt(entry, 'key') ?? textAt(entry, 'name');
    return key === undefined ? [] : [{ key, value: asText(at(entry, 'value') ?? null) }];
  });
}

function asText(value: Json): string {
  if (typeof value === 'string') return value;
  return value === null ? '' : JSON.stringify(value);
}

/** Where an event leads: undefined where the call ends. Transitions with conditions are passed over. */
export function nextOf(step: StudioStep, ...events: readonly string[]): string | undefined {
  for (const event of events) {
    const found = step.transitions.find(
      (transition) => transition.event === event && transition.conditions.length === 0,
    );
    if (found?.next !== undefined) return found.next;
  }
  return undefined;
}

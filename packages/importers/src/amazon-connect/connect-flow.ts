import type { Position } from '../draft-state.ts';
import { at, isJsonObject, type Json, type JsonObject, listAt, numberAt, textAt } from '../plain-json.ts';
import { kindOfAction, titleOfAction } from './action-kinds.ts';

/** One outcome of an action that is tested for: `operator` applied to its result and the operands. */
export interface ConnectCondition {
  readonly operator: string;
  readonly operands: readonly string[];
  readonly next: string | undefined;
}

/** One action of a flow. */
export interface ConnectAction {
  readonly id: string;
  /** As it is written. */
  readonly type: string;
  /** As this importer knows it. */
  readonly kind: string;
  /** What it is called on the canvas. */
  readonly name: string;
  readonly parameters: JsonObject;
  /** What Amazon’s editor remembers of it: names of queues, prompts and flows. */
  readonly metadata: Json;
  readonly next: string | undefined;
  readonly errors: readonly { readonly type: string; readonly next: string | undefined }[];
  readonly conditions: readonly ConnectCondition[];
  readonly position: Position | undefined;
}

/** A flow or a module of Amazon Connect, whichever way it was written down. */
export interface ConnectFlow {
  readonly name: string | undefined;
  /** `contactFlow`, `customerQueue`, `agentWhisper` …; empty where nothing says. */
  readonly type: string;
  /** A part of other flows: it ends with an outcome instead of hanging up. */
  readonly isModule: boolean;
  readonly start: string;
  readonly actions: ReadonlyMap<string, ConnectAction>;
  /** What is wrong with the document itself: two actions of one name, something that is no action. */
  readonly oddities: readonly { readonly source: string; readonly type: string; readonly reason: string }[];
}

/** Reads a flow or module in the flow language (`Version` 2019-10-30), however much of it is missing. */
export function readConnectFlow(document: JsonObject): ConnectFlow {
  const metadata = at(document, 'Metadata') ?? null;
  const entries = listAt(document, 'Actions').map((entry, index) => {
    const id = textAt(entry, 'Identifier') ?? '';
    const type = textAt(entry, 'Type') ?? 'unknown';
    const about = at(metadata, 'ActionMetadata', id) ?? at(metadata, 'actionMetadata', id) ?? null;
    return { id: id === '' ? `action ${index + 1}` : id, type, action: readAction(entry, { index, about }) };
  });
  const { actions, oddities } = collectActions(entries);
  const type = textAt(metadata, 'type') ?? textAt(document, 'Type') ?? '';
  const isModule =
    at(document, 'Settings', 'Transitions') !== undefined ||
    /module/i.test(type) ||
    [...actions.values()].some(({ kind }) => kind === 'EndFlowModuleExecution');
  return {
    name: textAt(metadata, 'name') ?? textAt(metadata, 'Name'),
    type,
    isModule,
    start: textAt(document, 'StartAction') ?? '',
    actions,
    oddities,
  };
}

interface Entry {
  readonly id: string;
  readonly type: string;
  /** Undefined for something that is no action at all. */
  readonly action: ConnectAction | undefined;
}

/** The actions by name; what is no action, or the second of one name, is an oddity. */
export function collectActions(entries: readonly Entry[]): Pick<ConnectFlow, 'actions' | 'oddities'> {
  const actions = new Map<string, ConnectAction>();
  const oddities: ConnectFlow['oddities'][number][] = [];
  for (const [index, { id, type, action }] of entries.entries()) {
    if (action === undefined) {
      oddities.push({ source: id, type, reason: 'This is no action at all and was left out.' });
    } else if (actions.has(action.id)) {
      const reason = 'Another action has the same name; nothing can lead to this one, so it was left out.';
      oddities.push({ source: `${id} (${index + 1})`, type, reason });
    } else actions.set(action.id, action);
  }
  return { actions, oddities };
}

function readAction(entry: Json, { index, about }: { index: number; about: Json }): ConnectAction | undefined {
  if (!isJsonObject(entry)) return undefined;
  const written = textAt(entry, 'Identifier') ?? '';
  const id = written === '' ? `action ${index + 1}` : written;
  const type = textAt(entry, 'Type') ?? 'unknown';
  const parameters = at(entry, 'Parameters');
  const transitions = at(entry, 'Transitions');
  return {
    id,
    type,
    kind: kindOf(type, parameters),
    name: titleOfAction(id, type),
    parameters: isJsonObject(parameters) ? parameters : {},
    metadata: about,
    next: leadsTo(transitions),
    errors: listAt(transitions, 'Errors').map((error) => ({
      type: textAt(error, 'ErrorType') ?? '',
      next: leadsTo(error),
    })),
    conditions: listAt(transitions, 'Conditions').map(readCondition),
    position: readPosition(at(about, 'position') ?? at(about, 'Position')),
  };
}

/** Generators ask a bot of Amazon Lex by the action that asks for keys. */
function kindOf(type: string, parameters: Json | undefined): string {
  const kind = kindOfAction(type);
  const isBot = ['LexV2Bot', 'LexBot', 'BotAliasArn'].some((name) => at(parameters, name) !== undefined);
  return kind === 'GetParticipantInput' && isBot ? 'ConnectParticipantWithLexBot' : kind;
}

function leadsTo(holder: Json | undefined): string | undefined {
  const next = textAt(holder, 'NextAction');
  return next === '' ? undefined : next;
}

/** Generators write operator and operands beside the next action as well as inside `Condition`. */
function readCondition(entry: Json): ConnectCondition {
  const condition = at(entry, 'Condition') ?? entry;
  const single = textAt(condition, 'Operand') ?? textAt(condition, 'Value');
  const operands = listAt(condition, 'Operands').map((operand) =>
    typeof operand === 'string' ? operand : (textAt({ operand }, 'operand') ?? JSON.stringify(operand)),
  );
  return {
    operator: textAt(condition, 'Operator') ?? 'Equals',
    operands: operands.length === 0 && single !== undefined ? [single] : operands,
    next: leadsTo(entry),
  };
}

/** Amazon’s cards are narrower than ours: columns move apart. */
const WIDER = 1.5;

export function readPosition(written: Json | undefined): Position | undefined {
  const [x, y] = [numberAt(written, 'x'), numberAt(written, 'y')];
  return x === undefined || y === undefined ? undefined : { x: x * WIDER, y };
}

/** A parameter under any of the names it goes by, as text; undefined when it is not there or empty. */
export function parameter({ parameters }: ConnectAction, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = textAt(parameters, ...name.split('.'));
    if (found !== undefined && found !== '') return found;
  }
  return undefined;
}

/** The same as a number; undefined for what is only known in the call. */
export function numberParameter(action: ConnectAction, ...names: readonly string[]): number | undefined {
  const found = parameter(action, ...names);
  const read = found === undefined || found.trim() === '' ? Number.NaN : Number(found);
  return Number.isFinite(read) ? read : undefined;
}

/** `True` and `true`: exports write both. */
export function isOn(written: string | undefined): boolean {
  return written?.toLowerCase() === 'true';
}

/** Name and value of each member of a parameter that is an object; values as text. */
export function membersOf(
  { parameters }: ConnectAction,
  name: string,
): { readonly key: string; readonly value: string }[] {
  const found = at(parameters, ...name.split('.'));
  if (!isJsonObject(found)) return [];
  return Object.entries(found).map(([key, value]) => ({ key, value: asText(at(value, 'Value') ?? value) }));
}

function asText(value: Json): string {
  if (typeof value === 'string') return value;
  return value === null ? '' : JSON.stringify(value);
}

/** Where the first of these errors that is wired leads. */
export function errorOf({ errors }: ConnectAction, ...types: readonly string[]): string | undefined {
  for (const type of types) {
    const found = errors.find((error) => error.type === type && error.next !== undefined);
    if (found !== undefined) return found.next;
  }
  return undefined;
}

/** Every way on from an action, with a word for it. */
export function waysOf(action: ConnectAction): { readonly name: string; readonly next: string }[] {
  const conditions = action.conditions.map(({ operator, operands, next }) => {
    return { name: operator === 'Equals' ? operands.join(' ') : `${operator} ${operands.join(' ')}`, next };
  });
  const errors = action.errors.map(({ type, next }) => ({ name: type, next }));
  return [...conditions, { name: 'next', next: action.next }, ...errors].flatMap(({ name, next }) =>
    next === undefined ? [] : [{ name, next }],
  );
}

import { ownEntry } from '../own-entry.ts';
import { at, isJsonObject, type Json, type JsonObject, listAt, textAt } from '../plain-json.ts';
import { kindOfAction, titleOfAction } from './action-kinds.ts';
import {
  type ConnectAction,
  type ConnectCondition,
  type ConnectFlow,
  collectActions,
  readPosition,
} from './connect-flow.ts';
import { rewriteModule } from './export-modules.ts';
import { readParameters } from './export-parameters.ts';

/** Reads the older export of the console (`modules`, `start`) into the same model as the flow language. */
export function readConnectExport(document: JsonObject): ConnectFlow {
  const entries = listAt(document, 'modules').map((module, index) => {
    const written = textAt(module, 'id') ?? '';
    const id = written === '' ? `module ${index + 1}` : written;
    return { id, type: textAt(module, 'type') ?? 'unknown', action: readModule(module, id) };
  });
  const { actions, oddities } = collectActions(entries);
  const type = textAt(document, 'metadata', 'type') ?? textAt(document, 'type') ?? '';
  return {
    name: textAt(document, 'metadata', 'name') ?? textAt(document, 'name'),
    type,
    isModule: /module/i.test(type) || [...actions.values()].some(({ kind }) => kind === 'EndFlowModuleExecution'),
    start: textAt(document, 'start') ?? '',
    actions,
    oddities,
  };
}

/** Branches that are errors in the flow language; every other name is one of an action’s own outcomes. */
const ERRORS: Readonly<Record<string, readonly string[]>> = {
  Error: ['NoMatchingError'],
  NoMatch: ['NoMatchingCondition'],
  Timeout: ['InputTimeLimitExceeded'],
  AtCapacity: ['QueueAtCapacity'],
  InvalidNumber: ['InvalidPhoneNumber', 'InvalidCallbackNumber'],
  InvalidPhoneNumber: ['InvalidPhoneNumber', 'InvalidCallbackNumber'],
  NonDialableNumber: ['CallbackNumberNotDialable'],
  CallFailure: ['CallFailed'],
  CallFailed: ['CallFailed'],
  ConnectionTimeout: ['ConnectionTimeLimitExceeded'],
};

const NEXT: ReadonlySet<string> = new Set(['Success', 'Next', 'Complete', 'Completed']);

const OUTCOMES: Readonly<Record<string, string>> = {
  Looping: 'ContinueLooping',
  Interrupted: 'MessagesInterrupted',
  Interrupt: 'MessagesInterrupted',
};

const OPERATORS: Readonly<Record<string, string>> = {
  GreaterThan: 'NumberGreaterThan',
  GreaterThanOrEqualTo: 'NumberGreaterOrEqualTo',
  LessThan: 'NumberLessThan',
  LessThanOrEqualTo: 'NumberLessOrEqualTo',
  StartsWith: 'TextStartsWith',
  EndsWith: 'TextEndsWith',
  Contains: 'TextContains',
};

function readModule(module: Json, id: string): ConnectAction | undefined {
  if (!isJsonObject(module)) return undefined;
  const given = readParameters(module);
  const { type, parameters } = rewriteModule(module, given);
  const kind = kindOfAction(type);
  const branches = listAt(module, 'branches').map((branch) => {
    const next = textAt(branch, 'transition');
    return { branch, condition: textAt(branch, 'condition') ?? 'Success', next: next === '' ? undefined : next };
  });
  const isLoop = kind === 'Loop';
  const isNext = (condition: string) => NEXT.has(condition) && !isLoop;
  return {
    id,
    type: textAt(module, 'type') ?? 'unknown',
    kind,
    name: titleOfAction(id, type),
    parameters,
    metadata: withResources(module),
    next: branches.find(({ condition }) => isNext(condition))?.next,
    errors: branches.flatMap(({ condition, next }) =>
      (ownEntry(ERRORS, condition) ?? []).map((error) => ({ type: error, next })),
    ),
    conditions:
      kind === 'DistributeByPercentage'
        ? shares(branches)
        : branches
            .filter(({ condition }) => !isNext(condition) && ownEntry(ERRORS, condition) === undefined)
            .map(({ branch, condition, next }) => ({ ...readCondition(branch, condition), next })),
    position: readPosition(at(module, 'metadata', 'position')),
  };
}

function readCondition(branch: Json, condition: string): Omit<ConnectCondition, 'next'> {
  const value = textAt(branch, 'conditionValue');
  const written = textAt(branch, 'conditionType') ?? 'Equals';
  if (value !== undefined) return { operator: ownEntry(OPERATORS, written) ?? written, operands: [value] };
  if (condition === 'Complete' || condition === 'Completed') return { operator: 'Equals', operands: ['DoneLooping'] };
  return { operator: 'Equals', operands: [ownEntry(OUTCOMES, condition) ?? condition] };
}

type Branch = { readonly branch: Json; readonly condition: string; readonly next: string | undefined };

/** Here each branch has its share; in the flow language each names where its share ends. */
function shares(branches: readonly Branch[]): ConnectCondition[] {
  let end = 1;
  return branches
    .filter(({ condition }) => condition === 'Evaluate')
    .map(({ branch, next }) => {
      end += Number(textAt(branch, 'conditionValue') ?? 0) || 0;
      return { operator: 'NumberLessThan', operands: [String(end)], next };
    });
}

/** Names of queues, prompts and flows stand at the parameters here; elsewhere they are part of the metadata. */
function withResources(module: JsonObject): JsonObject {
  const named = listAt(module, 'parameters').flatMap((entry): [string, Json][] => {
    const name = textAt(entry, 'resourceName');
    return name === undefined ? [] : [[textAt(entry, 'name') ?? '', { displayName: name }]];
  });
  const metadata = at(module, 'metadata');
  return { ...(isJsonObject(metadata) ? metadata : {}), parameters: Object.fromEntries(named) };
}

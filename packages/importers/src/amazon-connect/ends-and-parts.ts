import { takesExpression } from '../accepted-expressions.ts';
import { elementIds } from '../free-ids.ts';
import { queueNamed } from '../transfer-target.ts';
import { writeExpression } from '../write-template.ts';
import { type Connect, errorWay, note, partsOf, type Translator, to } from './connect-context.ts';
import { type ConnectAction, errorOf, membersOf, parameter } from './connect-flow.ts';
import { describeResource, idOfResource, resolveConstant } from './resource-names.ts';

/** What callers of a module come back with when it ends without saying more. */
const SUCCESS = 'Success';
const LONGEST_OUTCOME = 60;

/** A name as `end` and `subflow` take it for an outcome. */
export function outcomeNamed(written: string): string {
  const cleaned = written
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9 _-]+/g, ' ')
    .replace(/^[^A-Za-z]+/, '')
    .slice(0, LONGEST_OUTCOME)
    .trim();
  return cleaned === '' ? SUCCESS : cleaned;
}

/** `DisconnectParticipant`: the call ends. */
export const translateDisconnect: Translator = (action, connect) => {
  const { isModule } = connect.flow;
  if (isModule)
    note(
      connect,
      action,
      'In a part of another flow this ends the part with the outcome “disconnected”: let callers end there, too.',
    );
  return addEnd(action, connect, { outcome: isModule ? 'disconnected' : 'finished', reason: 'The call ends here.' });
};

/** `EndFlowModuleExecution`: the part ends with an outcome, and the flow it belongs to goes on. */
export const translateReturn: Translator = (action, connect) => {
  const written = parameter(
    action,
    'ResultReferenceName',
    'ReferenceName',
    'Result',
    'TransitionName',
    'Transition',
    'Outcome',
  );
  const outcome = outcomeNamed(written ?? SUCCESS);
  return addEnd(action, connect, { outcome, reason: `The part ends with the outcome “${outcome}”.` });
};

/** Flows that run while a caller waits for somebody: when they end, the waiting goes on. */
const WAITING = /queue/i;

/** `EndFlowExecution`: the flow ends. While a caller waits in a queue, the waiting goes on. */
export const translateEndFlow: Translator = (action, connect) => {
  const isWaiting = WAITING.test(connect.flow.type) && !/transfer/i.test(connect.flow.type);
  if (!isWaiting)
    return addEnd(action, connect, { outcome: 'finished', reason: 'The flow ends here, and with it the call.' });
  const { draft } = connect;
  const node = draft.add('transfer', {
    name: action.name,
    data: { to: queueNamed('main'), ringSeconds: 120 },
    position: action.position,
  });
  draft.wireRest(node, 'hangUp');
  draft.enter(action.id, node);
  note(
    connect,
    action,
    'Callers go on waiting in their queue, which was set before this flow: they wait in “main” here. Choose who answers it.',
  );
  return { verdict: 'mapped', nodes: [node], reason: 'Callers go on waiting.' };
};

function addEnd(
  action: ConnectAction,
  { draft }: Connect,
  { outcome, reason }: { outcome: string; reason: string },
): ReturnType<Translator> {
  const node = draft.add('end', { name: action.name, data: { outcome }, position: action.position });
  draft.enter(action.id, node);
  return { verdict: 'mapped', nodes: [node], reason };
}

interface OtherFlow {
  readonly written: string | undefined;
  readonly shown: string | undefined;
  readonly kind: string;
}

function nameOfFlow({ written, shown, kind }: OtherFlow, connect: Connect): string {
  if (shown !== undefined) return `“${shown}”`;
  const known = written === undefined ? undefined : resolveConstant(written, connect.values);
  return known === undefined
    ? `a ${kind.toLowerCase()} that is only known in the call`
    : `“${idOfResource(known, kind)}”`;
}

/** `TransferToFlow`: the rest of the call is another flow, which the author has to choose. */
export const translateToFlow: Translator = (action, connect) => {
  const { draft } = connect;
  const written = parameter(action, 'ContactFlowId', 'FlowId');
  const shown = describeResource(action, 'ContactFlowId', 'ContactFlow', 'contactFlow');
  const node = draft.add('subflow', {
    name: action.name,
    label: shown ?? action.name,
    data: { outcomes: [{ id: 'finished', outcome: 'finished' }] },
    position: action.position,
  });
  draft.wire(node, 'outcome.finished', 'hangUp');
  draft.wire(node, 'failed', to(errorWay(action), action.next));
  draft.enter(action.id, node);
  note(
    connect,
    action,
    `Import ${nameOfFlow({ written, shown, kind: 'Flow' }, connect)} too, publish it and choose it here; until then callers go by “failed”.`,
  );
  return { verdict: 'mapped', nodes: [node], reason: 'The call goes on in another flow.' };
};

/** `InvokeFlowModule`: a part of other flows, which the author has to choose. */
export const translateModule: Translator = (action, connect) => {
  const { draft, names } = connect;
  const written = parameter(action, 'FlowModuleId', 'ModuleId');
  const shown = describeResource(action, 'FlowModuleId', 'flowModule', 'module');
  const ids = elementIds('outcome');
  const wired = action.conditions.filter(({ operands }) => operands.length > 0).slice(0, 19);
  const named = wired.map(({ operands, next }) => ({ outcome: outcomeNamed(operands.at(-1) ?? ''), next }));
  const own = named.some(({ outcome }) => outcome === SUCCESS) ? [] : [{ outcome: SUCCESS, next: action.next }];
  const outcomes = [...own, ...named].map(({ outcome, next }) => ({ id: ids.take(outcome), outcome, next }));
  const outputs = names
    .resultsOf(action.id)
    .slice(0, 50)
    .map(({ path, variable }) => {
      return { output: variableName(path), variable };
    });
  const node = draft.add('subflow', {
    name: action.name,
    label: shown ?? action.name,
    data: {
      inputs: inputsOf(action, connect),
      outputs,
      outcomes: outcomes.map(({ id, outcome }) => ({ id, outcome })),
    },
    position: action.position,
  });
  for (const { id, next } of outcomes) draft.wire(node, `outcome.${id}`, to(next, action.next));
  draft.wire(node, 'failed', to(errorOf(action, 'NoMatchingError'), action.next));
  draft.enter(action.id, node);
  note(
    connect,
    action,
    `Import ${nameOfFlow({ written, shown, kind: 'Module' }, connect)} too, publish it and choose it here; until then callers go by “failed”.`,
  );
  return { verdict: 'mapped', nodes: [node], reason: 'It runs a part of another flow.' };
};

function variableName(path: readonly (string | number)[]): string {
  return elementIds('output').take(path.slice(-2).join('_')).replaceAll('-', '_');
}

function inputsOf(action: ConnectAction, connect: Connect): Record<string, string> {
  const names = elementIds('input');
  const given = [...membersOf(action, 'InputParameters'), ...membersOf(action, 'Inputs')];
  const pairs = given.flatMap(({ key, value }): [string, string][] => {
    const expression = writeExpression(partsOf(connect, action, value));
    return takesExpression(connect.draft, expression) ? [[names.take(key).replaceAll('-', '_'), expression]] : [];
  });
  return Object.fromEntries(pairs);
}

import type { Destination } from '../draft-state.ts';
import { drawBranch } from '../draw-branch.ts';
import { elementIds } from '../free-ids.ts';
import { labelsFor } from '../menu-labels.ts';
import { beside, type Outcome } from '../outcome.ts';
import { at } from '../plain-json.ts';
import { clip, quote } from '../write-template.ts';
import { type Connect, errorWay, note, type Translator, to } from './connect-context.ts';
import { type ConnectAction, errorOf, isOn, numberParameter, parameter } from './connect-flow.ts';
import { isSilent, questionOf, spokenBy } from './spoken.ts';

/** What a “get customer input” becomes. */
type InputPlan = 'menu' | 'keypad' | 'phone' | 'words' | 'message';

const SINGLE_KEY = /^[0-9*#]$/;
const MOST_OPTIONS = 30;
const MOST_KEYS = 40;

/** `GetParticipantInput` and what was “store customer input”: a menu, a number by keys, a telephone number, or words. */
export const translateInput: Translator = (action, connect) => {
  const plan = planInput(action, connect);
  if (plan === 'message') return addVoicemail(action, connect);
  const prompt = questionOf(action, connect);
  const seconds = secondsOf(action);
  if (seconds > 60) note(connect, action, `It waits a minute for the caller, not ${seconds} seconds.`);
  const asking: Asking = { prompt, waitSeconds: Math.min(60, Math.max(1, seconds)) };
  switch (plan) {
    case 'menu':
      return addMenu(action, connect, asking);
    case 'keypad':
      return addKeypad(action, connect, asking);
    default:
      return addCollect(action, connect, { ...asking, kind: plan === 'phone' ? 'phone' : 'text' });
  }
};

/** How long it waits for the caller. */
function secondsOf(action: ConnectAction): number {
  return numberParameter(action, 'InputTimeLimitSeconds', 'InputTimeoutSeconds', 'Timeout', 'TimeoutSeconds') ?? 5;
}

/** Whoever is listened to that long, without being asked for anything by keys, is to leave a message. */
const LEAST_FOR_A_MESSAGE = 30;

/** Flows without a voicemail of their own record the caller while they wait for a key that nobody presses. */
function addVoicemail(action: ConnectAction, connect: Connect): Outcome {
  const before = connect.merged.get(action.id);
  const said = before === undefined ? undefined : spokenBy(before, connect)?.text;
  const isBeep = said !== undefined && /^(recording: )?beep$/i.test(said);
  const node = connect.draft.add('voicemail', {
    name: action.name,
    data: {
      prompt: said === undefined || isBeep ? '' : said,
      maxSeconds: Math.min(600, Math.max(5, Math.floor(secondsOf(action)))),
      ...(isKept(action, connect) ? { variable: connect.names.entry() } : {}),
    },
    position: action.position,
  });
  const over = to(
    errorOf(action, 'InputTimeLimitExceeded'),
    action.next,
    errorOf(action, 'NoMatchingCondition'),
    errorWay(action),
  );
  connect.draft.wire(node, 'recorded', over);
  connect.draft.wire(node, 'empty', over);
  connect.draft.enter(action.id, node);
  note(connect, action, 'It listens for long and asks for no key: callers leave a message here.');
  return { verdict: 'mapped', nodes: [node], reason: 'It takes a message.' };
}

interface Asking {
  readonly prompt: string;
  readonly waitSeconds: number;
}

function planInput(action: ConnectAction, connect: Connect): InputPlan {
  const { conditions, parameters } = action;
  const isAskedNothing = isSilent(action) && conditions.length === 0 && at(parameters, 'InputValidation') === undefined;
  if (isAskedNothing && secondsOf(action) >= LEAST_FOR_A_MESSAGE && parameter(action, 'MaxDigits') === undefined)
    return 'message';
  if (/speech|voice/i.test(parameter(action, 'InputType') ?? '')) return 'words';
  if (at(parameters, 'InputValidation', 'PhoneNumberValidation') !== undefined && conditions.length === 0)
    return 'phone';
  const keys = conditions.map(keyOf);
  const isChoice = keys.length > 0 && keys.length <= MOST_OPTIONS && keys.every((key) => SINGLE_KEY.test(key));
  return isChoice && !isKept(action, connect) ? 'menu' : 'keypad';
}

/** Is what is entered used later on? Flows that do not say so are asked themselves. */
function isKept(action: ConnectAction, { values }: Connect): boolean {
  const written = parameter(action, 'StoreInput');
  if (written !== undefined) return isOn(written);
  return /^Store/.test(action.type) || values.isEntryAsked;
}

/** The keys of a condition. Generators write the tested value before them. */
function keyOf({ operands }: ConnectAction['conditions'][number]): string {
  return operands.filter((operand) => !operand.startsWith('$')).at(-1) ?? '';
}

function noMatchWay(action: ConnectAction): Destination {
  return to(errorOf(action, 'NoMatchingCondition'), action.next, errorWay(action));
}

function addMenu(action: ConnectAction, connect: Connect, { prompt, waitSeconds }: Asking): Outcome {
  const { draft } = connect;
  const keys = new Map(action.conditions.map((condition) => [keyOf(condition), condition.next] as const).reverse());
  const choices = [...keys.keys()].reverse().map((key) => ({ key, phrases: [] }));
  const labels = labelsFor(choices, prompt);
  const ids = elementIds('option');
  const options = choices.map(({ key }, index) => ({
    id: ids.take(`key ${key === '*' ? 'star' : key === '#' ? 'hash' : key}`),
    label: clip(labels[index] ?? `Option ${key}`, 120),
    key,
  }));
  const node = draft.add('menu', {
    name: action.name,
    data: { prompt, options, noInput: { prompts: [], waitSeconds }, noMatch: { prompts: [] } },
    position: action.position,
  });
  for (const { id, key } of options) draft.wire(node, `option.${id}`, to(keys.get(key)));
  draft.wire(node, 'noMatch', noMatchWay(action));
  draft.wire(node, 'noInput', silenceWay(action));
  draft.enter(action.id, node);
  return { verdict: 'mapped', nodes: [node], reason: 'It is a menu of the same keys; callers may say it, too.' };
}

function silenceWay(action: ConnectAction): Destination {
  const silent = errorOf(action, 'InputTimeLimitExceeded', 'InputTimeoutExceeded', 'NoInput');
  return silent === undefined ? noMatchWay(action) : { step: silent };
}

function addKeypad(action: ConnectAction, connect: Connect, { prompt, waitSeconds }: Asking): Outcome {
  const { draft, names } = connect;
  const keys = action.conditions.map(keyOf);
  const longest = Math.max(0, ...keys.map((key) => key.length));
  const given = numberParameter(action, 'InputValidation.CustomValidation.MaximumLength', 'MaxDigits', 'MaximumDigits');
  const only = isKept(action, connect) || longest > 0 ? 20 : 1;
  const maxLength = given === undefined || given < 1 ? Math.max(1, longest || only) : Math.floor(given);
  const isMasked = at(action.parameters, 'InputEncryption') !== undefined;
  const variable = names.entry();
  const node = draft.add('keypad', {
    name: action.name,
    data: {
      prompt,
      variable,
      maxLength: Math.min(MOST_KEYS, maxLength),
      finishKey: finishKeyOf(action, connect),
      masked: isMasked,
      noInput: { prompts: [], waitSeconds },
      noMatch: { prompts: [] },
    },
    position: action.position,
  });
  if (isMasked)
    note(connect, action, 'The entry is masked in the log here; it is not encrypted with a key of its own.');
  const nodes = [
    node,
    ...decideByKeys(action, connect, { node, variable }),
    ...silence(action, connect, { node, port: 'noInput' }),
  ];
  draft.wire(node, 'invalid', to(errorOf(action, 'InvalidPhoneNumber'), errorWay(action), action.next));
  draft.enter(action.id, node);
  return { verdict: 'mapped', nodes, reason: 'It takes the same keys.' };
}

/** What is entered decides where callers go, when the action has conditions. */
function decideByKeys(
  action: ConnectAction,
  connect: Connect,
  { node, variable }: { node: string; variable: string },
): readonly string[] {
  const { draft } = connect;
  if (action.conditions.length === 0) {
    // Where no key is named and none is kept, any key is one that does not match.
    const isMismatch = !isOn(parameter(action, 'StoreInput')) && errorOf(action, 'NoMatchingCondition') !== undefined;
    draft.wire(node, 'entered', isMismatch ? noMatchWay(action) : to(action.next, errorWay(action)));
    return [];
  }
  const wired = action.conditions.filter((condition) => keyOf(condition).length <= MOST_KEYS);
  if (wired.length < action.conditions.length)
    note(connect, action, `Nobody enters more than ${MOST_KEYS} keys: longer ones lead nobody on.`);
  const cases = wired.map((condition) => {
    const key = keyOf(condition);
    return {
      name: `is ${key}`,
      label: `${key} was entered`,
      when: `${variable} == ${quote(key)}`,
      to: to(condition.next),
    };
  });
  const nodes = drawBranch(draft, {
    name: `${action.name} entry`,
    position: beside(action, 1),
    cases,
    otherwise: noMatchWay(action),
  });
  draft.wire(node, 'entered', { node: nodes[0] ?? node });
  return nodes;
}

/** Who enters nothing goes on like anybody else in Amazon Connect, with the word “Timeout” in place of the entry. */
function silence(action: ConnectAction, connect: Connect, { node, port }: { node: string; port: string }): string[] {
  const { draft, names } = connect;
  const silent = errorOf(action, 'InputTimeLimitExceeded', 'InputTimeoutExceeded', 'NoInput');
  const isGoingOn = silent === undefined && isOn(parameter(action, 'StoreInput')) && action.next !== undefined;
  if (!isGoingOn) {
    draft.wire(node, port, silenceWay(action));
    return [];
  }
  const set = draft.add('set', {
    name: `${action.name} nothing entered`,
    data: { assignments: [{ variable: names.entry(), value: quote('Timeout') }] },
    position: beside(action, 2),
  });
  draft.wire(node, port, { node: set });
  draft.wire(set, 'next', to(action.next));
  return [set];
}

function finishKeyOf(action: ConnectAction, connect: Connect): '#' | '*' | 'none' {
  const written = parameter(action, 'DTMFConfiguration.InputTerminationSequence', 'InputTerminationSequence') ?? '#';
  if (action.conditions.some((condition) => keyOf(condition).includes('#'))) return 'none';
  if (written === '#' || written === '*') return written;
  note(connect, action, `The keys “${written.slice(0, 5)}” cannot end an entry here: a pause does.`);
  return 'none';
}

function addCollect(
  action: ConnectAction,
  connect: Connect,
  { prompt, waitSeconds, kind }: Asking & { kind: 'phone' | 'text' },
): Outcome {
  const { draft, names } = connect;
  const node = draft.add('collect', {
    name: action.name,
    data: {
      prompt,
      fields: [{ variable: names.entry(), label: kind === 'phone' ? 'number' : 'answer', value: { kind } }],
      noInput: { prompts: [], waitSeconds },
      noMatch: { prompts: [] },
    },
    position: action.position,
  });
  const refused =
    kind === 'phone' ? to(errorOf(action, 'InvalidPhoneNumber'), errorWay(action), action.next) : noMatchWay(action);
  draft.wire(node, 'collected', to(action.next, errorOf(action, 'NoMatchingCondition')));
  draft.wire(node, 'refused', refused);
  draft.wire(node, 'failed', kind === 'phone' ? refused : silenceWay(action));
  draft.enter(action.id, node);
  const reason =
    kind === 'phone' ? 'It takes a telephone number, by keys or spoken.' : 'It asks the same and keeps what is said.';
  return { verdict: 'mapped', nodes: [node], reason };
}

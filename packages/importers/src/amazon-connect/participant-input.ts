import { askedOnce, LONGEST_WAIT_SECONDS, optionsFor } from '../menu-options.ts';
import type { Outcome } from '../outcome.ts';
import { at } from '../plain-json.ts';
import { type Connect, note, type Translator, to } from './connect-context.ts';
import { type ConnectAction, parameter } from './connect-flow.ts';
import { type Asking, isKept, keyOf, noMatchWay, secondsOf, silenceWay } from './input-ways.ts';
import { addKeypad } from './keypad-input.ts';
import { isSilent, questionOf } from './spoken.ts';
import { addCollect, addVoicemail } from './spoken-input.ts';

/** What a “get customer input” becomes. */
type InputPlan = 'menu' | 'keypad' | 'phone' | 'words' | 'message';

const SINGLE_KEY = /^[0-9*#]$/;
const MOST_OPTIONS = 30;

/** `GetParticipantInput` and what was “store customer input”: a menu, a number by keys, a telephone number, or words. */
export const translateInput: Translator = (action, connect) => {
  const plan = planInput(action, connect);
  if (plan === 'message') return addVoicemail(action, connect);
  const prompt = questionOf(action, connect);
  const seconds = secondsOf(action);
  if (seconds > LONGEST_WAIT_SECONDS)
    note(connect, action, `It waits a minute for the caller, not ${seconds} seconds.`);
  const asking: Asking = { prompt, waitSeconds: seconds };
  switch (plan) {
    case 'menu':
      return addMenu(action, connect, asking);
    case 'keypad':
      return addKeypad(action, connect, asking);
    default:
      return addCollect(action, connect, { ...asking, kind: plan === 'phone' ? 'phone' : 'text' });
  }
};

/** Whoever is listened to that long, without being asked for anything by keys, is to leave a message. */
const LEAST_FOR_A_MESSAGE = 30;

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

function addMenu(action: ConnectAction, connect: Connect, { prompt, waitSeconds }: Asking): Outcome {
  const { draft } = connect;
  const keys = new Map(action.conditions.map((condition) => [keyOf(condition), condition.next] as const).reverse());
  const choices = [...keys.keys()].reverse().map((key) => ({ key, phrases: [] }));
  const options = optionsFor(choices, prompt);
  const node = draft.add('menu', {
    name: action.name,
    data: { prompt, options, ...askedOnce(waitSeconds) },
    position: action.position,
  });
  for (const [index, { key }] of choices.entries())
    draft.wire(node, `option.${options[index]?.id ?? ''}`, to(keys.get(key)));
  draft.wire(node, 'noMatch', noMatchWay(action));
  draft.wire(node, 'noInput', silenceWay(action));
  draft.enter(action.id, node);
  return { verdict: 'mapped', nodes: [node], reason: 'It is a menu of the same keys; callers may say it, too.' };
}

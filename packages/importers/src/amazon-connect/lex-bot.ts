import { elementIds } from '../free-ids.ts';
import { askedOnce, labelsFor } from '../menu-options.ts';
import { beside } from '../outcome.ts';
import { clip, quote, words } from '../write-template.ts';
import { type Connect, errorWay, note, type Translator, to } from './connect-context.ts';
import { type ConnectAction, errorOf, membersOf, numberParameter, parameter } from './connect-flow.ts';
import type { Reference } from './references.ts';
import { describeResource, idOfResource, resolveConstant } from './resource-names.ts';
import { questionOf } from './spoken.ts';

const MOST_EXITS = 15;
const MOST_OPTIONS = 30;
const MOST_VALUES = 20;

/** Intents by which Amazon Lex says that it has not understood. */
const FALLBACK = /^(AMAZON\.)?(FallbackIntent|fallback)$/i;

interface Intent {
  readonly name: string;
  /** In words, as far as its name has any. */
  readonly label: string;
  readonly next: string | undefined;
}

/**
 * `ConnectParticipantWithLexBot`: the bot is outside of the flow. Where only the intent is asked for, a menu of the intents; where values
 * that the bot gathers are used, or no intent decides, a conversation led by the model.
 */
export const translateLex: Translator = (action, connect) => {
  const bot = botOf(action, connect);
  const intents = intentsOf(action);
  const asked = connect.names.resultsOf(action.id).filter(({ path }) => !isIntentName(path));
  if (membersOf(action, 'LexSessionAttributes').length > 0)
    note(connect, action, 'The attributes of its session are not passed on.');
  for (const { operator, operands } of action.conditions)
    if (operator !== 'Equals')
      note(
        connect,
        action,
        `Nobody goes by “${operator} ${clip(operands.join(' '), 80)}”: only whole intents are told apart.`,
      );
  const isMenu = intents.length > 0 && intents.length <= MOST_OPTIONS && asked.length === 0;
  return isMenu
    ? addMenu(action, connect, { bot, intents })
    : addConversation(action, connect, { bot, intents, asked });
};

function botOf(action: ConnectAction, connect: Connect): string {
  const shown = describeResource(action, 'LexV2Bot', 'lexV2BotName', 'LexBot', 'BotName');
  const written =
    parameter(action, 'LexBot.Name', 'BotName', 'LexV2Bot.AliasArn', 'LexV2BotAliasArn', 'BotAliasArn') ?? '';
  const known = resolveConstant(written, connect.values);
  // The last word of the address is the alias; the bot stands before it.
  const own = /bot-alias\/([^/${}]+)\//.exec(known ?? '')?.[1] ?? known ?? '';
  return shown ?? (own === '' ? 'Amazon Lex' : idOfResource(own, 'bot'));
}

function isIntentName(path: Reference['path']): boolean {
  return path[1] === 'IntentName' || path[1] === 'Intent';
}

function intentsOf(action: ConnectAction): Intent[] {
  const seen = new Map<string, Intent>();
  for (const { operator, operands, next } of action.conditions) {
    const name = operands.at(-1) ?? '';
    if (operator !== 'Equals' || name === '' || FALLBACK.test(name) || seen.has(name)) continue;
    seen.set(name, { name, label: wordsOf(name), next });
  }
  return [...seen.values()];
}

/** `BookAppointmentIntent` is “book appointment”. */
function wordsOf(intent: string): string {
  const words = intent
    .replace(/^AMAZON\./, '')
    .replace(/(?<=.)[_-]?Intent$/i, '')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/[_\s-]+/g, ' ')
    .trim()
    .toLowerCase();
  return words === '' ? intent : words;
}

function unmatched(action: ConnectAction) {
  const fallback = action.conditions.find(({ operands }) => FALLBACK.test(operands.at(-1) ?? ''))?.next;
  return to(fallback, errorOf(action, 'NoMatchingCondition'), action.next, errorWay(action));
}

function silent(action: ConnectAction) {
  return to(
    errorOf(action, 'InputTimeLimitExceeded'),
    errorWay(action),
    errorOf(action, 'NoMatchingCondition'),
    action.next,
  );
}

function addMenu(
  action: ConnectAction,
  connect: Connect,
  { bot, intents }: { bot: string; intents: readonly Intent[] },
): ReturnType<Translator> {
  const prompt = questionOf(action, connect);
  const choices = intents.map(({ name, label }) =>
    /^[0-9*#]$/.test(name) ? { key: name, phrases: [] } : { key: undefined, phrases: [label] },
  );
  const taken = new Set<string>();
  const labels = labelsFor(choices, prompt).map((label) => {
    let free = label;
    for (let count = 2; taken.has(free.toLowerCase()); count += 1) free = `${label} ${count}`;
    taken.add(free.toLowerCase());
    return free;
  });
  const ids = elementIds('option');
  const options = intents.map(({ name }, index) => {
    const key = choices[index]?.key;
    return {
      id: ids.take(key === undefined ? name : `key ${key}`),
      label: clip(labels[index] ?? name, 120),
      ...(key === undefined ? {} : { key }),
    };
  });
  const seconds = numberParameter(action, 'LexTimeoutSeconds.Text', 'InputTimeLimitSeconds') ?? 6;
  const node = connect.draft.add('menu', {
    name: action.name,
    data: {
      prompt,
      options,
      ...askedOnce(seconds),
    },
    position: action.position,
  });
  const nodes = [node];
  for (const [index, { name, next }] of intents.entries())
    nodes.push(...tellIntent(action, connect, { from: node, port: `option.${options[index]?.id ?? ''}`, name, next }));
  connect.draft.wire(node, 'noMatch', unmatched(action));
  connect.draft.wire(node, 'noInput', silent(action));
  connect.draft.enter(action.id, node);
  note(connect, action, `What callers say for each intent is known to the bot “${bot}”: write it beside the options.`);
  return { verdict: 'mapped', nodes, reason: 'Its intents are the options of a menu.' };
}

interface Conversation {
  readonly bot: string;
  readonly intents: readonly Intent[];
  readonly asked: readonly { readonly path: Reference['path']; readonly variable: string }[];
}

function addConversation(
  action: ConnectAction,
  connect: Connect,
  { bot, intents, asked }: Conversation,
): ReturnType<Translator> {
  const { draft } = connect;
  const ids = elementIds('exit');
  const wired = intents.slice(0, MOST_EXITS - 1).map((intent) => ({ ...intent, id: ids.take(intent.name) }));
  const exits =
    wired.length === 0
      ? [{ id: 'done', label: 'Done', description: 'What the caller wanted is done, or all of it is known.' }]
      : wired.map(({ id, label }) => ({
          id,
          label: clip(label, 120),
          description: clip(`The caller wants: ${label}.`, 500),
        }));
  const node = draft.add('converse', {
    name: action.name,
    data: {
      goal: goalFor(bot, wired, asked),
      // With words of its own it waits for the caller each time somebody comes back to it, as a bot does.
      opening: questionOf(action, connect),
      exits,
      extract: asked.slice(0, MOST_VALUES).map(({ path, variable }) => ({
        variable,
        value: { kind: draft.typeOf(variable) === 'number' ? 'number' : 'text' },
        description: clip(describeValue(path), 500),
      })),
    },
    position: action.position,
  });
  const nodes = [node];
  for (const { id, name, next } of wired)
    nodes.push(...tellIntent(action, connect, { from: node, port: `exit.${id}`, name, next }));
  if (wired.length === 0) draft.wire(node, 'exit.done', doneWay(action));
  draft.wire(node, 'turnLimit', unmatched(action));
  draft.wire(node, 'failed', to(errorWay(action), errorOf(action, 'NoMatchingCondition'), action.next));
  draft.wire(node, 'noInput', silent(action));
  draft.enter(action.id, node);
  note(connect, action, `The bot “${bot}” is outside of this flow: write into the goal what it has to ask and to say.`);
  return { verdict: 'mapped', nodes, reason: 'It is a conversation with the same outcomes.' };
}

/** A bot without intents goes on by what is wired. One that leads back to itself is one long conversation: it ends when it is done. */
function doneWay(action: ConnectAction) {
  if (action.next === action.id) return to(errorWay(action));
  return to(action.next, errorOf(action, 'NoMatchingCondition'), ...action.conditions.map(({ next }) => next));
}

function goalFor(bot: string, intents: readonly Intent[], asked: Conversation['asked']): string {
  const wants =
    intents.length === 0
      ? ''
      : ` Find out which of these the caller wants: ${intents.map(({ label }) => label).join(', ')}.`;
  const values = asked.length === 0 ? '' : ` Find out: ${asked.map(({ path }) => describeValue(path)).join('; ')}.`;
  const said = `In the original the bot “${bot}” leads this conversation. Write here what it asks and what it may say.${wants}${values}`;
  return clip(words(said), 8_000);
}

/** What a path of Amazon Lex holds, for the model that is to find it out. */
function describeValue(path: Reference['path']): string {
  const name = String(path.at(-1) ?? '');
  if (/^Input(Transcript|Text)$/.test(name)) return 'what the caller said, word for word';
  return wordsOf(name);
}

interface Told {
  readonly from: string;
  readonly port: string;
  readonly name: string;
  readonly next: string | undefined;
}

/** Where a text asks for the intent by name, it is written down on the way. */
function tellIntent(action: ConnectAction, { draft, names }: Connect, { from, port, name, next }: Told): string[] {
  const variables = names.resultsOf(action.id).flatMap(({ path, variable }) => (isIntentName(path) ? [variable] : []));
  if (variables.length === 0) {
    draft.wire(from, port, to(next));
    return [];
  }
  const node = draft.add('set', {
    name: `${action.name} ${name}`,
    data: { assignments: [...new Set(variables)].map((variable) => ({ variable, value: quote(name) })) },
    position: beside(action, 1),
  });
  draft.wire(from, port, { node });
  draft.wire(node, 'next', to(next));
  return [node];
}

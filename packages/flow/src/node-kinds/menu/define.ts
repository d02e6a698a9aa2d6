import type { Port } from '../../port.ts';
import { say } from '../../sentences/say.ts';
import { compileLadders, LADDER_PORTS } from '../compile-ladders.ts';
import type { CompileContext, NodeFix, NodeKindDefinition } from '../definition.ts';
import { leaveBy } from '../leave-by.ts';
import { compilePhrases } from '../phrases.ts';
import { reportTwinIds } from '../report-twin-ids.ts';
import { menuDataSchema } from './data.ts';

type MenuOptions = ReturnType<typeof menuDataSchema.parse>['options'];

const MOST_OPTIONS = 5;

/** The port of an option. */
export function optionPort(optionId: string): string {
  return `option.${optionId}`;
}

/** `heard`: the phrases of each option, with those of its intent. */
function reportTwins(options: MenuOptions, heard: readonly (readonly string[])[], context: CompileContext): void {
  reportTwinIds('options', options, context);
  const seen = { keys: new Set<string>(), phrases: new Map<string, string>() };
  for (const [index, option] of options.entries()) {
    if (option.key !== undefined && seen.keys.has(option.key)) {
      context.report('DUPLICATE_KEY', `options.${index}.key`, {
        said: say('DUPLICATE_KEY', option.key),
        fix: { said: say('fix.takeKey', option.key, option.label), edits: [{ field: `options.${index}.key` }] },
      });
    }
    if (option.key !== undefined) seen.keys.add(option.key);
    for (const phrase of new Set([option.label, ...(heard[index] ?? [])].map((words) => words.trim().toLowerCase()))) {
      const other = seen.phrases.get(phrase);
      if (other !== undefined) {
        context.report('DUPLICATE_PHRASE', `options.${index}.phrases`, {
          said: say('DUPLICATE_PHRASE', phrase, other, option.label),
          fix: withoutPhrase(option.phrases, { phrase, field: `options.${index}.phrases` }),
        });
      }
      seen.phrases.set(phrase, option.label);
    }
  }
}

/** The phrases of an option without one; none when it is the label, or comes from an intent. */
function withoutPhrase(
  phrases: readonly string[],
  { phrase, field }: { phrase: string; field: string },
): NodeFix | undefined {
  const at = phrases.findIndex((words) => words.trim().toLowerCase() === phrase);
  return at === -1 ? undefined : { said: say('fix.removeHere', phrase), edits: [{ field: `${field}.${at}` }] };
}

export const menu: NodeKindDefinition<'menu'> = {
  title: 'Menu',
  help: 'Asks what the caller wants and sends them the right way.',
  family: 'ask',
  hasInput: true,
  waits: () => true,
  silentPorts: () => ['noInput'],
  callerPorts: ({ options }) => [...options.map(({ id }) => optionPort(id)), 'noMatch', 'noInput'],
  defaults: () => menuDataSchema.parse({ options: [{ id: 'first', label: 'First choice' }] }),
  ports: (data) => [
    ...data.options.map(
      (option): Port => ({ id: optionPort(option.id), label: option.label, fallback: 'mustBeWired' }),
    ),
    ...LADDER_PORTS,
  ],
  compile(data, context) {
    if (data.options.length === 0) context.report('NOTHING_TO_CHOOSE', 'options', say('NOTHING_TO_CHOOSE.options'));
    if (data.options.length > MOST_OPTIONS) {
      context.report('LONG_MENU', 'options', say('LONG_MENU', data.options.length, MOST_OPTIONS));
    }
    const options = data.options.map((option, index) => ({
      ...option,
      phrases: compilePhrases(`options.${index}.intent`, option, context),
    }));
    reportTwins(
      data.options,
      options.map(({ phrases }) => phrases),
      context,
    );
    const ports = [...data.options.map((option) => optionPort(option.id)), 'noMatch', 'noInput'];
    return {
      entry: [
        {
          type: 'listen',
          params: {
            node: context.node,
            ask: {
              kind: 'menu',
              prompt: context.prompt('prompt', data.prompt),
              options: options.map(({ id, label, phrases, key }) => ({
                port: optionPort(id),
                label,
                phrases,
                key,
              })),
              ...compileLadders(data, context),
            },
          },
        },
      ],
      on: leaveBy(ports, context),
    };
  },
};

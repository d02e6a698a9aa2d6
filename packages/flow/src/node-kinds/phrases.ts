import type { Flow } from '../flow.ts';
import { say } from '../sentences/say.ts';
import type { CompileContext } from './definition.ts';

interface Phrases {
  readonly phrases: readonly string[];
  readonly intent?: string | undefined;
}

/** The phrases written here and those of the intent that is named, in that order and each once. */
export function phrasesWithIntent(flow: Flow, { phrases, intent }: Phrases): string[] {
  const named = intent !== undefined && Object.hasOwn(flow.intents, intent) ? flow.intents[intent] : undefined;
  return named === undefined ? [...phrases] : [...new Set([...phrases, named.label, ...named.phrases])];
}

/** The same while a node is compiled: an intent that is not there is reported. */
export function compilePhrases(field: string, written: Phrases, context: CompileContext): string[] {
  if (written.intent !== undefined && !Object.hasOwn(context.flow.intents, written.intent))
    context.report('UNKNOWN_INTENT', field, {
      said: say('UNKNOWN_INTENT'),
      fix: { said: say('fix.without'), edits: [{ field }] },
    });
  return phrasesWithIntent(context.flow, written);
}

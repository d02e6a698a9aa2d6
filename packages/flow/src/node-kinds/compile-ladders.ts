import type { Interruption, Ladder } from '@aybiza/statechart';
import { type Port, portOf } from '../port.ts';
import { say } from '../sentences/say.ts';
import type { CompileContext } from './definition.ts';

interface AskSettings {
  readonly noInput: { readonly prompts: readonly string[]; readonly waitSeconds: number };
  readonly noMatch: { readonly prompts: readonly string[] };
  readonly interruption: Interruption;
  readonly voice?: string | undefined;
}

/** The ladders of a node that asks: what is said, try by try, before it is left. */
export function compileLadders(
  settings: AskSettings,
  context: CompileContext,
): { noInput: Ladder; noMatch: Ladder; interruption: Interruption; voice: string | undefined } {
  const waitMs = Math.round(settings.noInput.waitSeconds * 1000);
  const prompts = (field: 'noInput' | 'noMatch') =>
    settings[field].prompts.map((prompt, index) => context.prompt(`${field}.prompts.${index}`, prompt));
  return {
    noInput: { prompts: prompts('noInput'), waitMs },
    noMatch: { prompts: prompts('noMatch'), waitMs },
    interruption: settings.interruption,
    voice: settings.voice,
  };
}

export const LADDER_PORTS: readonly Port[] = [
  portOf('noMatch', say('port.noMatch'), 'failure'),
  portOf('noInput', say('port.noInput'), 'silence'),
];

import type { DraftFlow } from '../draft-flow.ts';
import { writeMoment } from '../liquid/moment.ts';
import { type LiquidNames, memberOf, type PathStep } from '../liquid/translate-term.ts';
import { ownEntry } from '../own-entry.ts';
import type { Named } from '../typed-part.ts';

/** Values that every Vapi call brings, and what they are here. */
const DEFAULTS: Readonly<Record<string, Named>> = {
  'customer.number': { expression: 'caller_number', type: 'text' },
  'phoneNumber.number': { expression: 'called_number', type: 'text' },
  date: { expression: 'today', type: 'text' },
  now: { expression: 'today', type: 'text' },
  time: { expression: 'time_now', type: 'text' },
  year: moment('%Y'),
  month: moment('%B'),
  day: moment('%-d'),
};

/** A part of the date when the call began. */
function moment(format: string): Named {
  const named = writeMoment(format);
  if (named === undefined) throw new Error(`Give a format whose parts a call knows, not “${format}”.`);
  return named;
}

export type ExtractedType = 'text' | 'number' | 'yesNo' | 'list' | 'object';

/** The variables of a Vapi workflow: extracted in it, or brought by whoever starts the call. */
export class VapiNames implements LiquidNames {
  readonly #draft: DraftFlow;
  /** What nodes and tools fill, with its variable. */
  readonly #filled = new Map<string, string>();
  readonly #inputs = new Set<string>();

  constructor(draft: DraftFlow) {
    this.#draft = draft;
  }

  /** Declares what a node extracts, under the name that prompts call it by: `user.name` too. */
  fill(path: string, { type, description = '' }: { type: ExtractedType; description?: string }): string {
    const variable = this.#draft.variable(path, { type, description });
    this.#filled.set(path, variable);
    return variable;
  }

  /** Variables that nothing in the workflow fills. */
  get inputs(): readonly string[] {
    return [...this.#inputs];
  }

  find(path: readonly PathStep[]): Named | undefined {
    const known = path.filter((part) => typeof part !== 'object').map(String);
    const whole = known.length === path.length ? ownEntry(DEFAULTS, known.join('.')) : undefined;
    if (whole !== undefined) return whole;
    for (let length = known.length; length > 0; length -= 1) {
      const filled = this.#filled.get(known.slice(0, length).join('.'));
      if (filled !== undefined) return this.#named(filled, path.slice(length));
    }
    const [first, ...rest] = path;
    if (typeof first !== 'string') return undefined;
    const variable = this.#draft.variable(first, { description: 'Brought by whoever starts the call' });
    this.#inputs.add(variable);
    if (rest.length > 0) this.#draft.retype(variable, 'object');
    return this.#named(variable, rest);
  }

  #named(variable: string, rest: readonly PathStep[]): Named | undefined {
    const type = this.#draft.typeOf(variable);
    const known = type === 'number' || type === 'yesNo' || type === 'list' ? type : type === 'object' ? 'any' : 'text';
    return memberOf({ expression: variable, type: known }, rest);
  }
}

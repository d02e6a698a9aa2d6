import type { DraftFlow } from '../draft-flow.ts';
import type { Named, OperandType } from '../typed-part.ts';
import { quote } from '../write-template.ts';
import { VOICE } from './channel.ts';
import { ENTRY, type InferredValues } from './infer-values.ts';
import { keyOfPath, type Reference } from './references.ts';

type Path = Reference['path'];
type Tell = (sentence: string) => void;

/** What every call brings, by the paths under which Amazon Connect knows it. */
const BROUGHT: Readonly<Record<string, Named>> = {
  'CustomerEndpoint.Address': { expression: 'caller_number', type: 'text' },
  'SystemEndpoint.Address': { expression: 'called_number', type: 'text' },
  Channel: { expression: quote(VOICE), type: 'text' },
};

/** How the names of variables for results begin; others begin with the first word of their path. */
const SHORT: Readonly<Record<string, string>> = {
  External: '',
  Customer: 'customer',
  Lex: 'lex',
  Metrics: 'metric',
  Case: 'case',
};

/** What the texts of a flow may name, as variables of the draft; declared when they are first named. */
export class ConnectNames {
  readonly #draft: DraftFlow;
  readonly #values: InferredValues;
  readonly #filled: ReadonlySet<string>;
  /** Values that other actions fill once they are asked for: the queue, the language, how a call was answered. */
  readonly #told = new Map<string, string>();
  /** Attributes that whoever starts the call has to set. */
  readonly #inputs = new Set<string>();

  constructor(draft: DraftFlow, values: InferredValues) {
    this.#draft = draft;
    this.#values = values;
    this.#filled = new Set([...values.needs.values()].flatMap((needed) => [...needed.keys()]));
  }

  get inputs(): readonly string[] {
    return [...this.#inputs];
  }

  /** The value at a path; `tell` is told when nothing fills it here. */
  find(path: Path, tell: Tell): Named {
    const key = keyOfPath(path);
    const brought = Object.hasOwn(BROUGHT, key) ? BROUGHT[key] : undefined;
    if (brought !== undefined) return brought;
    if (ENTRY.has(key)) return { expression: this.entry(), type: 'text' };
    const told = this.#told.get(key);
    if (told !== undefined) return { expression: told, type: 'text' };
    const [head] = path;
    if (head === 'Attributes' && path.length > 1) return this.#attribute(key, path);
    if (this.#values.assigned.has(key)) return this.#kept(key, path);
    if (this.#filled.has(key)) return { expression: this.result(path), type: this.#typeOf(key) };
    tell(`“$.${key.slice(0, 120)}” is filled by nothing here: it stays empty.`);
    const name = path.slice(-2).join('_');
    const variable = this.#draft.variable(`unfilled ${key}`, {
      name,
      type: this.#values.numbers.has(key) ? 'number' : 'text',
      description: `“$.${key}” in the original; nothing fills it here`,
    });
    return { expression: variable, type: this.#values.numbers.has(key) ? 'number' : 'text' };
  }

  /** The variable of an attribute of the contact or of the flow. */
  attribute(holder: string, key: string): string {
    const full = `${holder}.${key}`;
    const type = this.#values.numbers.has(full) ? 'number' : 'text';
    return this.#draft.variable(full, { name: key, type });
  }

  /** The variable that takes what a caller enters and the flow keeps. */
  entry(): string {
    return this.#draft.variable('StoredCustomerInput', {
      name: 'stored_input',
      personal: true,
      description: 'What the caller entered last',
    });
  }

  /** The variable for a part of what an action brings. */
  result(path: Path): string {
    const key = keyOfPath(path);
    const [head = '', ...rest] = path;
    const short = Object.hasOwn(SHORT, head) ? SHORT[head] : String(head);
    return this.#draft.variable(key, {
      name: [...(short === '' ? [] : [short]), ...(head === 'Lex' && rest[0] === 'Slots' ? rest.slice(1) : rest)].join(
        '_',
      ),
      type: this.#values.numbers.has(key) ? 'number' : 'text',
      description: `“$.${key}” in the original`,
      personal: head === 'Customer' || head === 'Lex',
    });
  }

  /** What an action has to bring: path by path, with the variable that takes it. */
  resultsOf(action: string): readonly { readonly path: Path; readonly variable: string }[] {
    const needed = [...(this.#values.needs.get(action)?.values() ?? [])];
    return needed.map((path) => ({ path, variable: this.result(path) }));
  }

  /** From now on a path is known as this variable, which actions of the flow fill. */
  tell(key: string, variable: string): void {
    this.#told.set(key, variable);
  }

  /** The variable that a path was told to be. */
  toldOf(key: string): string | undefined {
    return this.#told.get(key);
  }

  #attribute(key: string, path: Path): Named {
    if (this.#values.assigned.has(key)) return this.#kept(key, path);
    const isNumber = this.#values.numbers.has(key);
    const variable = this.#draft.variable(key, {
      name: path.slice(1).join('_'),
      type: isNumber ? 'number' : 'text',
      description: 'Set by whoever starts the call',
    });
    this.#inputs.add(variable);
    return { expression: variable, type: isNumber ? 'number' : 'json' };
  }

  #kept(key: string, [head = '', ...rest]: Path): Named {
    return { expression: this.attribute(String(head), rest.join('.')), type: this.#typeOf(key) };
  }

  #typeOf(key: string): OperandType {
    if (this.#values.numbers.has(key)) return 'number';
    const isOutside = !key.startsWith('Attributes.') && !key.startsWith('FlowAttributes.') && !key.startsWith('Lex.');
    return isOutside || this.#values.loose.has(key) ? 'json' : 'text';
  }
}

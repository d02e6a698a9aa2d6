import type { DraftFlow } from '../draft-flow.ts';
import { type LiquidNames, memberOf, type PathStep } from '../liquid/translate-term.ts';
import type { Named, OperandType } from '../typed-part.ts';
import type { InferredTypes } from './infer-types.ts';
import { ANSWERS, type GatherPlan, lastGatherBefore } from './plan-gather.ts';
import { kindOf, type StudioFlow, type StudioStep } from './studio-flow.ts';
import { nearestBefore, type StudioPaths } from './studio-paths.ts';

export interface NamesOptions {
  readonly draft: DraftFlow;
  readonly flow: StudioFlow;
  readonly paths: StudioPaths;
  readonly types: InferredTypes;
  readonly plans: ReadonlyMap<string, GatherPlan>;
}

const CALLER: ReadonlySet<string> = new Set(['From', 'Caller', 'from']);
const CALLED: ReadonlySet<string> = new Set(['To', 'Called', 'to']);

/** What the texts of a Studio flow may name, as variables of the draft; declared when they are first named. */
export class StudioNames {
  readonly #options: NamesOptions;
  /** step → JSON pointer → variable: what requests have to bring. */
  readonly #mappings = new Map<string, Map<string, string>>();
  /** Variables that whoever starts the call has to set. */
  readonly #inputs = new Set<string>();
  /** step → name of the value → variable: what other steps have to fill. */
  readonly #results = new Map<string, Map<string, string>>();

  constructor(options: NamesOptions) {
    this.#options = options;
  }

  /** The names as one step sees them; `note` is told what nobody will fill. */
  at(step: StudioStep, note: (sentence: string) => void): LiquidNames {
    return { find: (path) => this.#find(path, { step, note }) };
  }

  /** What a request has to bring: JSON pointer → variable. */
  mappingOf(step: string): ReadonlyMap<string, string> {
    return this.#mappings.get(step) ?? new Map();
  }

  /** A value that a step has to fill, when any text asks for it. */
  resultOf(step: string, name: string): string | undefined {
    return this.#results.get(step)?.get(name);
  }

  /** Everything that is asked of a step by name. */
  resultsOf(step: string): ReadonlyMap<string, string> {
    return this.#results.get(step) ?? new Map();
  }

  get inputs(): readonly string[] {
    return [...this.#inputs];
  }

  /** The variable that takes what a caller enters at a gather. */
  answerOf(step: string): string {
    const plan = this.#options.plans.get(step);
    const isKeypad = plan?.as === 'keypad';
    return this.#options.draft.variable(`widgets.${step}.answer`, {
      name: `${step}_${isKeypad ? 'digits' : 'answer'}`,
      type: isKeypad ? 'digits' : plan?.as === 'number' ? 'number' : 'text',
      description: `What the caller entered at “${step}”`,
    });
  }

  /** The variable of the flow's own that Twilio calls `flow.variables.<key>`. */
  flowVariable(key: string): string {
    const isNumber = this.#options.types.numbers.has(`flow.variables.${key}`);
    return this.#options.draft.variable(`flow.variables.${key}`, { name: key, type: isNumber ? 'number' : 'text' });
  }

  #find(path: readonly PathStep[], use: { step: StudioStep; note: (sentence: string) => void }): Named | undefined {
    const [head, second, third, ...rest] = path;
    if (head === 'flow' && second === 'variables' && typeof third === 'string') return this.#flowVariable(third, rest);
    if (head === 'flow' && second === 'data' && typeof third === 'string') return this.#input(third, rest);
    if (head === 'flow' && second === 'channel' && third === 'address') return CALLED_NUMBER;
    if (head === 'contact' && second === 'channel') return CALLER_NUMBER;
    if (head === 'trigger') return this.#trigger(path, use);
    if (head === 'widgets' && typeof second === 'string') {
      const target = this.#options.flow.steps.get(second);
      if (target !== undefined) return this.#widget(target, { path: path.slice(2), use });
      use.note(`“widgets.${second}” names a step that is not there: ${describe(path)} stays empty.`);
      return this.#unfilled(path);
    }
    if (typeof head === 'string' && (second === undefined || ANSWERS.includes(head)))
      return this.#bare([head, ...path.slice(1)], use);
    use.note(`Nothing here is called ${describe(path)}: it stays empty.`);
    return this.#unfilled(path);
  }

  #flowVariable(key: string, rest: readonly PathStep[]): Named | undefined {
    const variable = this.flowVariable(key);
    const { types, draft } = this.#options;
    const isLoose = types.loose.has(`flow.variables.${key}`);
    if (rest.length > 0) {
      draft.retype(variable, 'object');
      return memberOf({ expression: variable, type: 'any' }, rest);
    }
    const type: OperandType = draft.typeOf(variable) === 'number' ? 'number' : isLoose ? 'json' : 'text';
    return { expression: variable, type };
  }

  #input(key: string, rest: readonly PathStep[]): Named | undefined {
    const { draft } = this.#options;
    const isList = this.#options.types.lists.has(`flow.data.${key}`);
    const variable = draft.variable(`flow.data.${key}`, {
      name: key,
      type: rest.length > 0 ? 'object' : isList ? 'list' : 'text',
      description: 'Set by whoever starts the call',
    });
    this.#inputs.add(variable);
    if (rest.length > 0 && !isList) draft.retype(variable, 'object');
    const declared = draft.typeOf(variable);
    const type = declared === 'text' || declared === 'list' ? declared : 'any';
    return memberOf({ expression: variable, type }, rest);
  }

  #trigger(path: readonly PathStep[], use: { note: (sentence: string) => void }): Named | undefined {
    const [, kind, name, ...rest] = path;
    if (typeof name === 'string') {
      const isOutside = kind === 'call' || kind === 'message' || kind === 'conversation';
      if (isOutside && CALLER.has(name)) return CALLER_NUMBER;
      if (isOutside && CALLED.has(name)) return CALLED_NUMBER;
      // We call: whom we call is the contact.
      if (kind === 'request' && name === 'to') return CALLER_NUMBER;
      if (kind === 'request' && name === 'from') return CALLED_NUMBER;
      const [key, ...deeper] = rest;
      if ((kind === 'request' || kind === 'parent') && name === 'parameters' && typeof key === 'string')
        return this.#input(key, deeper);
    }
    use.note(`${describe(path)} is not known here: it stays empty.`);
    return this.#unfilled(path);
  }

  #widget(
    target: StudioStep,
    { path, use }: { path: readonly PathStep[]; use: { note: (sentence: string) => void } },
  ): Named | undefined {
    const [first, ...rest] = path;
    const kind = kindOf(target);
    const full: PathStep[] = ['widgets', target.name, ...path];
    const isGone = this.#options.paths.elsewhere.has(target.name);
    if (kind === 'set-variables' && first === 'variables' && typeof rest[0] === 'string')
      return this.#flowVariable(rest[0], rest.slice(1));
    if (kind === 'set-variables' && typeof first === 'string') return this.#flowVariable(first, rest);
    if (isGone) {
      use.note(`${describe(full)} comes from a step that callers never pass: it stays empty.`);
      return this.#unfilled(full);
    }
    if (kind === 'gather-input-on-call' && typeof first === 'string' && ANSWERS.includes(first))
      return memberOf(this.#answer(target.name), rest);
    if ((kind === 'make-http-request' || kind === 'run-function') && (first === 'parsed' || first === 'body'))
      return this.#fromAnswer(target.name, first === 'body' ? [] : rest);
    if (typeof first === 'string' && rest.length === 0 && isFilled(kind, first))
      return { expression: this.#result(target.name, first), type: 'text' };
    use.note(`${describe(full)} is not known here: it stays empty.`);
    return this.#unfilled(full);
  }

  #answer(step: string): Named {
    const variable = this.answerOf(step);
    return { expression: variable, type: this.#options.draft.typeOf(variable) === 'number' ? 'number' : 'text' };
  }

  /** A part of what another system answered, brought into a variable of its own as far down as is known before the call. */
  #fromAnswer(step: string, path: readonly PathStep[]): Named | undefined {
    const from = path.findIndex(
      (part) => typeof part === 'object' || part === 'size' || part === 'first' || part === 'last',
    );
    const known = from === -1 ? path : path.slice(0, from);
    const rest = from === -1 ? [] : path.slice(from);
    const pointer = known.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    if (pointer.length > 300) return undefined;
    const { draft, types } = this.#options;
    const key = ['widgets', step, 'parsed', ...known].join('.');
    const isNumber = types.numbers.has(key);
    const isList = rest.length > 0 || types.lists.has(key);
    const variable = draft.variable(`widgets.${step}${pointer}`, {
      name: [step, ...(known.length === 0 ? ['answer'] : known)].join('_'),
      type: isList ? 'list' : isNumber ? 'number' : 'text',
      description: `From the answer of “${step}”`,
    });
    if (isList) draft.retype(variable, 'list');
    const mapping = this.#mappings.get(step) ?? new Map<string, string>();
    this.#mappings.set(step, mapping.set(pointer, variable));
    const declared = draft.typeOf(variable);
    const type: OperandType = declared === 'list' || declared === 'number' ? declared : 'json';
    return memberOf({ expression: variable, type }, rest);
  }

  #result(step: string, name: string): string {
    const variable = this.#options.draft.variable(`widgets.${step}.${name}`, { name: `${step}_${name}` });
    const known = this.#results.get(step) ?? new Map<string, string>();
    this.#results.set(step, known.set(name, variable));
    return variable;
  }

  /** `{{Digits}}` and the like, which name no step: the last one before here is meant. */
  #bare(
    [name, ...rest]: readonly [string, ...PathStep[]],
    use: { step: StudioStep; note: (sentence: string) => void },
  ): Named | undefined {
    if (CALLER.has(name)) return CALLER_NUMBER;
    if (CALLED.has(name)) return CALLED_NUMBER;
    const nearest = ANSWERS.includes(name)
      ? lastGatherBefore(use.step.name, this.#options)
      : /^(RecordingUrl|RecordingSid|RecordingDuration|TranscriptionText)$/.test(name)
        ? this.#lastVoicemailBefore(use.step.name)
        : undefined;
    if (nearest !== undefined) return this.#find(['widgets', nearest, name, ...rest], use);
    use.note(`Nothing here is called “${name}”: it stays empty.`);
    return this.#unfilled([name]);
  }

  #lastVoicemailBefore(name: string): string | undefined {
    const { flow, paths } = this.#options;
    return nearestBefore(paths, name, (candidate) => flow.steps.get(candidate)?.type === 'record-voicemail');
  }

  /** A variable that nobody fills: texts that name it go on working, without it. */
  #unfilled(path: readonly PathStep[]): Named | undefined {
    const known = path.filter((part) => typeof part !== 'object').map(String);
    if (known.length === 0) return undefined;
    const key = known.join('.');
    const variable = this.#options.draft.variable(`unfilled ${key}`, {
      name: known.slice(-2).join('_'),
      description: `“${key}” in the original; nothing fills it here`,
    });
    return { expression: variable, type: 'text' };
  }
}

/** Values of a step that its translation can fill. */
function isFilled(kind: string, name: string): boolean {
  switch (kind) {
    case 'record-voicemail':
      return name === 'TranscriptionText';
    case 'connect-call-to':
      return name === 'DialCallStatus';
    case 'run-subflow':
      return true;
    default:
      return false;
  }
}

const CALLER_NUMBER: Named = { expression: 'caller_number', type: 'text' };
const CALLED_NUMBER: Named = { expression: 'called_number', type: 'text' };

function describe(path: readonly PathStep[]): string {
  return `“${path
    .map((part) => (typeof part === 'object' ? '*' : String(part)))
    .join('.')
    .slice(0, 120)}”`;
}

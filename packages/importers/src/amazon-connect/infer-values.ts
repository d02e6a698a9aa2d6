import { isJsonObject, type Json } from '../plain-json.ts';
import { type ConnectAction, type ConnectFlow, membersOf, parameter } from './connect-flow.ts';
import { actionsBehind } from './connect-paths.ts';
import { keyOfPath, onlyReference, type Reference, splitReferences } from './references.ts';

type Path = Reference['path'];

/** What the uses of a flow's values show about them. Keys are paths joined by dots, as in `Attributes.count`. */
export interface InferredValues {
  /** Compared by size, and never anything but numbers. */
  readonly numbers: ReadonlySet<string>;
  /** Copies of what another system answered: it may also be a yes or a number. */
  readonly loose: ReadonlySet<string>;
  /** Set to one value and nowhere to another: `FlowAttributes.sales` → an address of a queue. */
  readonly constants: ReadonlyMap<string, string>;
  /** What the flow itself sets. */
  readonly assigned: ReadonlySet<string>;
  /** Does any action use what was entered by keys, other than the one that asks for it? */
  readonly isEntryAsked: boolean;
  /** action → what it has to bring, because something behind it asks for it: key → path. */
  readonly needs: ReadonlyMap<string, ReadonlyMap<string, Path>>;
}

/** Paths under which the last entry by keys is known; the second one is not Amazon’s, but in real files. */
export const ENTRY: ReadonlySet<string> = new Set(['StoredCustomerInput', 'CustomerInput']);

/** Actions whose results texts name, and the first word of the paths by which they do. */
export const RESULTS: Readonly<Record<string, string>> = {
  InvokeLambdaFunction: 'External',
  GetCustomerProfile: 'Customer',
  GetCustomerProfileObject: 'Customer',
  GetCalculatedAttributesForCustomerProfile: 'Customer',
  CreateCustomerProfile: 'Customer',
  UpdateCustomerProfile: 'Customer',
  AssociateContactToCustomerProfile: 'Customer',
  GetMetricData: 'Metrics',
  GetCase: 'Case',
  CreateCase: 'Case',
  UpdateCase: 'Case',
  CreateTask: 'Task',
  InvokeFlowModule: 'Modules',
  ConnectParticipantWithLexBot: 'Lex',
};

/** Heads of paths whose values come from outside as whatever they are there. */
const FROM_OUTSIDE: ReadonlySet<string> = new Set(['External', 'Customer', 'Metrics', 'Case', 'Task', 'Modules']);
/** Those that may be anything; numbers about queues are numbers. */
const ANYTHING: ReadonlySet<string> = new Set([...FROM_OUTSIDE].filter((head) => head !== 'Metrics'));

/** Reads how values are used all over a flow. */
export function inferValues(flow: ConnectFlow): InferredValues {
  const assigned = new Map<string, string[]>();
  const wanted = new Set<string>();
  for (const action of flow.actions.values()) {
    for (const [holder, values] of assignmentsOf(action))
      for (const { key, value } of values) {
        const name = `${holder}.${key}`;
        assigned.set(name, [...(assigned.get(name) ?? []), value]);
      }
    for (const path of numbersIn(action)) wanted.add(keyOfPath(path));
  }
  const loose = [...assigned].filter(([, values]) => values.some(isFromOutside)).map(([name]) => name);
  const constants = [...assigned].flatMap(([name, values]): [string, string][] => {
    const [only, ...more] = new Set(values);
    return only === undefined || more.length > 0 ? [] : [[name, only]];
  });
  return {
    numbers: settleNumbers(wanted, assigned),
    loose: new Set(loose),
    constants: new Map(constants),
    assigned: new Set(assigned.keys()),
    isEntryAsked: [...flow.actions.values()].some(
      (action) =>
        action.kind !== 'GetParticipantInput' && referencesOf(action).some((path) => ENTRY.has(keyOfPath(path))),
    ),
    needs: findNeeds(flow),
  };
}

/** What an action sets, by the first word of the paths that read it. */
export function assignmentsOf(
  action: ConnectAction,
): readonly [string, readonly { readonly key: string; readonly value: string }[]][] {
  if (action.kind === 'UpdateContactAttributes') return [['Attributes', membersOf(action, 'Attributes')]];
  if (action.kind === 'UpdateFlowAttributes')
    return [
      [
        'FlowAttributes',
        membersOf(action, action.parameters.FlowAttributes === undefined ? 'Attributes' : 'FlowAttributes'),
      ],
    ];
  return [];
}

/**
 * What has to be a number for an action: a count of rounds; and whatever is compared by size, unless it comes from outside, where nobody
 * knows whether a number is sent as one or as text.
 */
function numbersIn(action: ConnectAction): Path[] {
  const pathIn = (text: string | undefined) => onlyReference(text ?? '')?.path;
  if (action.kind === 'Loop') return [pathIn(parameter(action, 'LoopCount'))].filter((path) => path !== undefined);
  const bySize = action.kind === 'Compare' ? action.conditions.filter(({ operator }) => /^Num/.test(operator)) : [];
  const compared =
    bySize.length === 0 ? [] : [parameter(action, 'ComparisonValue'), ...bySize.flatMap(({ operands }) => operands)];
  return compared.flatMap((text) => {
    const path = pathIn(text);
    const head = path?.[0];
    return path === undefined || (typeof head === 'string' && ANYTHING.has(head)) ? [] : [path];
  });
}

function isFromOutside(value: string): boolean {
  const head = onlyReference(value)?.path[0];
  return typeof head === 'string' && FROM_OUTSIDE.has(head);
}

const NUMBER = /^\s*-?\d{1,15}(\.\d{1,10})?\s*$/;

/** A value is a number when it is compared as one, or copied from one, and everything that is put into it can be one. */
function settleNumbers(wanted: ReadonlySet<string>, assigned: ReadonlyMap<string, readonly string[]>): Set<string> {
  // An attribute that nothing sets comes from whoever starts the call, as whatever it is there.
  const numbers = new Set([...wanted].filter((key) => !key.startsWith('Attributes.') || assigned.has(key)));
  for (const key of ENTRY) numbers.delete(key);
  const copyIn = (value: string) => {
    const reference = onlyReference(value);
    return reference === undefined ? undefined : keyOfPath(reference.path);
  };
  for (let round = 0; round < 3; round += 1)
    for (const [name, values] of assigned) {
      const copies = values.map(copyIn).filter((key) => key !== undefined);
      if (copies.some((key) => numbers.has(key))) numbers.add(name);
      if (numbers.has(name)) for (const key of copies) if (!ENTRY.has(key) && !isAnything(key)) numbers.add(key);
    }
  for (let changed = true; changed; ) {
    changed = false;
    for (const [name, values] of assigned) {
      const fits = numbers.has(name) && values.every((value) => NUMBER.test(value) || numbers.has(copyIn(value) ?? ''));
      if (fits) continue;
      // What is copied into words must be words itself.
      for (const key of [name, ...values.map(copyIn)]) if (key !== undefined && numbers.delete(key)) changed = true;
    }
  }
  return numbers;
}

function isAnything(key: string): boolean {
  return ANYTHING.has(key.split('.')[0] ?? '');
}

/** Every reference in an action: in its parameters at any depth, and in what it compares with. */
export function referencesOf(action: ConnectAction): readonly Path[] {
  const texts = [...textsIn(action.parameters), ...action.conditions.flatMap(({ operands }) => operands)];
  return texts.flatMap((text) =>
    splitReferences(text).flatMap((part) => (typeof part === 'string' ? [] : [part.path])),
  );
}

function textsIn(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((item: Json) => textsIn(item));
  return isJsonObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

function findNeeds(flow: ConnectFlow): Map<string, Map<string, Path>> {
  const asked = new Map([...flow.actions.values()].map((action) => [action.id, referencesOf(action)] as const));
  const needs = new Map<string, Map<string, Path>>();
  for (const action of flow.actions.values()) {
    const head = resultOf(action);
    if (head === undefined) continue;
    const needed = new Map<string, Path>();
    for (const { id } of actionsBehind(flow, action, (other) => resultOf(other) === head))
      for (const path of asked.get(id) ?? [])
        if (path[0] === head && path.length > 1) needed.set(keyOfPath(path), path);
    needs.set(action.id, needed);
  }
  return needs;
}

function resultOf({ kind }: ConnectAction): string | undefined {
  return Object.hasOwn(RESULTS, kind) ? RESULTS[kind] : undefined;
}

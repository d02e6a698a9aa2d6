import { CALL_VARIABLES, flowNodeSchema, type NodeKind, portsOf, type VARIABLE_TYPES } from '@aybiza/flow';
import type { Result } from '@aybiza/foundation/result';
import type { z } from 'zod';
import type { Destination, DraftOptions, DraftState, OPEN, Position } from './draft-state.ts';
import { finishDraft } from './finish-draft.ts';
import { elementIds, variableNames } from './free-ids.ts';
import type { ImportedFlow, ImportRefusal, ReportEntry } from './import-report.ts';
import { toCanvas } from './lay-out.ts';
import { clip } from './write-template.ts';

/** The data of a node as it may be written: whatever has a default may be left out. */
export type DataOf<Kind extends NodeKind> = Extract<z.input<typeof flowNodeSchema>, { kind: Kind }>['data'];

export interface NodeDraft<Kind extends NodeKind> {
  /** In the source's words: the id is made from it, and it is the label unless one is given. */
  readonly name: string;
  readonly label?: string;
  readonly data: DataOf<Kind>;
  /** Where the original draws it. A draft in which nothing has a place is laid out in layers. */
  readonly position?: Position | undefined;
}

type VariableType = (typeof VARIABLE_TYPES)[number];

/**
 * A flow while it is drawn by an importer. Add nodes, say which step of the original each begins, wire ports to steps (also to steps
 * that come later or never), report what became of each step, and `finish`: it ties up what is left so that the flow compiles.
 *
 * - `add` gives the new node's id; `enter(step, node)` makes it the first node of a step.
 * - A step without counterpart: `comment(…)` and `pass(step, destination)`: who would come to it goes on there.
 * - A port that is never wired leads where the original would hang up; `OPEN` leaves it to the flow's handlers and apology.
 * - `variable` declares on use: the same key of the original always gives the same name.
 */
export class DraftFlow {
  readonly #state: DraftState;
  readonly #names = variableNames(Object.keys(CALL_VARIABLES));
  readonly #nameOf = new Map<string, string>();

  constructor(options: DraftOptions) {
    this.#state = {
      options,
      nodes: new Map(),
      placed: new Set(),
      wires: new Map(),
      entries: new Map(),
      variables: new Map(),
      report: [],
      broken: new Map(),
      ids: elementIds('step'),
    };
  }

  /** A new node; its id. Data that the language refuses becomes a comment with a report entry when the draft is finished. */
  add<Kind extends NodeKind>(kind: Kind, { name, label = name, data, position }: NodeDraft<Kind>): string {
    const id = this.#state.ids.take(name);
    const place = position === undefined ? { x: 0, y: 0 } : toCanvas(position);
    const written = { kind, label: clip(label, 200), position: place, data };
    const parsed = flowNodeSchema.safeParse(written);
    if (parsed.success) this.#state.nodes.set(id, parsed.data);
    else {
      const issues = parsed.error.issues.slice(0, 5).map(({ path, message }) => `${path.join('.')}: ${message}`);
      this.#state.broken.set(id, issues.join('; '));
      const text = clip(`${kind} “${name}”\n${JSON.stringify(data)}`, 8_000);
      this.#state.nodes.set(
        id,
        flowNodeSchema.parse({ kind: 'comment', label: clip(label, 200), position: place, data: { text } }),
      );
    }
    if (position !== undefined) this.#state.placed.add(id);
    return id;
  }

  /** A note on the canvas: the original's type, name and essential properties in words. Its id, for the report. */
  comment(name: string, text: string, position?: Position): string {
    return this.add('comment', { name, data: { text: clip(text, 8_000) }, position });
  }

  /** Callers who come to this step of the original begin at this node. */
  enter(step: string, node: string): void {
    this.#state.entries.set(step, { node });
  }

  /** Callers who would come to this step go on there instead: nothing stands for it on their way. */
  pass(step: string, destination: Destination): void {
    this.#state.entries.set(step, destination);
  }

  /** Where callers begin who come to this step; undefined while nothing is said about it. */
  entryOf(step: string): Destination | undefined {
    return this.#state.entries.get(step);
  }

  /** Says where a port leads. The last word counts. */
  wire(node: string, port: string, destination: Destination | typeof OPEN): void {
    const known = this.#state.wires.get(node) ?? new Map<string, Destination | typeof OPEN>();
    this.#state.wires.set(node, known.set(port, destination));
  }

  /** Wires every way out of a node that is not wired yet. */
  wireRest(node: string, destination: Destination | typeof OPEN): void {
    const drafted = this.#state.nodes.get(node);
    if (drafted === undefined) return;
    const known = this.#state.wires.get(node);
    for (const { id } of portsOf(drafted)) if (known?.has(id) !== true) this.wire(node, id, destination);
  }

  /**
   * The variable that stands for something of the original, declared when it is first asked for. `key` says what it is there
   * (`widgets.menu.Digits`, `Attributes.city`); `name` what it is called here if the key would not read well.
   */
  variable(
    key: string,
    declared: { name?: string; type?: VariableType; description?: string; personal?: boolean } = {},
  ): string {
    const known = this.#nameOf.get(key);
    if (known !== undefined) return known;
    const name = this.#names.take(declared.name ?? key);
    this.#nameOf.set(key, name);
    this.#state.variables.set(name, {
      type: declared.type ?? 'text',
      description: clip(declared.description ?? '', 500),
      personal: declared.personal ?? false,
      initial: null,
    });
    return name;
  }

  /** The type under which a variable is declared; that of the call's own variables too. */
  typeOf(variable: string): VariableType {
    if (Object.hasOwn(CALL_VARIABLES, variable)) return CALL_VARIABLES[variable]?.type ?? 'text';
    return this.#state.variables.get(variable)?.type ?? 'text';
  }

  /** What expressions may name, with the types that the compiler will see: for `lowerExpression` before the draft is finished. */
  expressionTypes(): ReadonlyMap<string, 'text' | 'number' | 'yesNo' | 'list' | 'object'> {
    const declared = [...Object.entries(CALL_VARIABLES), ...this.#state.variables];
    return new Map(declared.map(([name, { type }]) => [name, isOwnType(type) ? type : 'text']));
  }

  /** Declares a variable under another type, when a later use of it shows what it holds. */
  retype(variable: string, type: VariableType): void {
    const known = this.#state.variables.get(variable);
    if (known !== undefined) this.#state.variables.set(variable, { ...known, type });
  }

  /** Says what became of a step of the original, or of one side of it. */
  report(entry: ReportEntry): void {
    this.#state.report.push(entry);
  }

  /**
   * The flow with its report. Open ports are wired, ways round on which nobody waits or listens get a limit, what has no place gets
   * one, and what the compiler still refuses becomes a comment: each with its line in the report.
   */
  finish(): Result<ImportedFlow, ImportRefusal> {
    return finishDraft(this.#state);
  }
}

function isOwnType(type: VariableType): type is 'text' | 'number' | 'yesNo' | 'list' | 'object' {
  return ['text', 'number', 'yesNo', 'list', 'object'].includes(type);
}

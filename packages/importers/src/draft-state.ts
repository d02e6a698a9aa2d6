import type { FlowNode, Variable } from '@aybiza/flow';
import type { ImportFormat, ReportEntry } from './import-report.ts';

/** Where callers go on: a step of the original (its first node, once that is known), a node already drafted, or where the original hangs up. */
export type Destination = { readonly step: string } | { readonly node: string } | 'hangUp';

/** Left to the flow's handlers and, without any, to its apology: for ways out that the original does not know, such as `refused`. */
export const OPEN = 'open';

export interface Position {
  readonly x: number;
  readonly y: number;
}

export interface DraftOptions {
  readonly format: ImportFormat;
  readonly name: string;
  readonly language?: string | undefined;
  readonly timeZone?: string | undefined;
  /** Who speaks, for conversations that the model leads. */
  readonly persona?: string | undefined;
}

/** What is known of a draft when it is finished. */
export interface DraftState {
  readonly options: DraftOptions;
  readonly nodes: Map<string, FlowNode>;
  /** Nodes with a place of their own. */
  readonly placed: Set<string>;
  /** node → port → where it leads. */
  readonly wires: Map<string, Map<string, Destination | typeof OPEN>>;
  /** Where callers begin who come to a step. */
  readonly entries: Map<string, Destination>;
  readonly variables: Map<string, Variable>;
  readonly report: ReportEntry[];
  /** Nodes whose data the language refuses, with what it says; they stand in `nodes` as comments. */
  readonly broken: Map<string, string>;
  readonly ids: { take(name: string): string };
}

/** What stands in a Liquid text, as far as phone systems use it. */
export type LiquidNode =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'output'; readonly value: LiquidValue }
  | { readonly type: 'if'; readonly branches: readonly LiquidBranch[]; readonly otherwise: readonly LiquidNode[] }
  | { readonly type: 'assign'; readonly name: string; readonly value: LiquidValue }
  | { readonly type: 'capture'; readonly name: string; readonly body: readonly LiquidNode[] }
  | LiquidLoop
  /** A tag that is read but has no counterpart, such as a loop that counts. */
  | { readonly type: 'other'; readonly source: string };

/** A loop that says the same of each item. */
export interface LiquidLoop {
  readonly type: 'for';
  /** What an item is called inside. */
  readonly variable: string;
  readonly list: LiquidTerm;
  /** Only so many items. */
  readonly limit: number | undefined;
  readonly body: readonly LiquidNode[];
  /** What stands between two items. */
  readonly separator: string;
  readonly source: string;
}

export interface LiquidBranch {
  readonly condition: LiquidValue;
  readonly body: readonly LiquidNode[];
}

/** A term, then filters in order. */
export interface LiquidValue {
  readonly term: LiquidTerm;
  readonly filters: readonly LiquidFilter[];
  /** As it was written. */
  readonly source: string;
}

export interface LiquidFilter {
  readonly name: string;
  readonly args: readonly LiquidTerm[];
}

export type LiquidTerm =
  /** `written` of a number that is written with a point: 2.0 divides otherwise than 2. */
  | { readonly type: 'literal'; readonly value: string | number | boolean | null; readonly written?: string }
  /** `empty` and `blank`: nothing there. */
  | { readonly type: 'nothing' }
  | { readonly type: 'path'; readonly steps: readonly LiquidStep[] }
  | { readonly type: 'binary'; readonly operator: string; readonly left: LiquidTerm; readonly right: LiquidTerm }
  | { readonly type: 'not'; readonly of: LiquidTerm }
  | { readonly type: 'unknown' };

/** A member by name or place, or by what a term gives. */
export type LiquidStep = string | number | { readonly term: LiquidTerm };

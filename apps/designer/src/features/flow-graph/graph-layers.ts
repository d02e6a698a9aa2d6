import type { FieldProblem } from '../../components/field-frame.tsx';

/** What is chosen, by id. */
export interface GraphSelection {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}

/** How much is wrong with one node. */
export interface ProblemCount {
  readonly errors: number;
  readonly warnings: number;
}

/** The way a call took: what is lit. */
export interface PathLayer {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
  /** Where the caller is now; null before and after the call. */
  readonly current: string | null;
}

/** What people say about one node. */
export interface CommentCount {
  /** Threads that are not resolved. */
  readonly open: number;
  /** Does one of them call for whoever looks? */
  readonly calls: boolean;
}

/** What calls have done in one node. */
export interface NodeFigure {
  /** What stands on its card. */
  readonly text: string;
  /** The same in words. */
  readonly said: string;
  /** 0 to 1: how much of what came here was lost here; the more, the more it is seen. */
  readonly weight: number;
}

/** Which wires scenarios take: how many calls took each, by edge id. */
export type CoverageLayer = ReadonlyMap<string, number>;

/** What is different from another version, by id; what is the same is not in it. */
export interface ChangeLayer {
  readonly nodes: ReadonlyMap<string, 'added' | 'removed' | 'changed' | 'moved'>;
  readonly edges: ReadonlyMap<string, 'added' | 'removed'>;
}

/** What is being written on a card. */
export interface CardEditing {
  readonly node: string;
  readonly what: 'text' | 'name';
}

/** Sheets laid over the drawing. The drawing itself knows nothing of calls, problems or people. */
export interface GraphLayers {
  readonly selection?: GraphSelection | undefined;
  readonly problems?: ReadonlyMap<string, ProblemCount> | undefined;
  readonly comments?: ReadonlyMap<string, CommentCount> | undefined;
  readonly path?: PathLayer | undefined;
  readonly figures?: ReadonlyMap<string, NodeFigure> | undefined;
  readonly coverage?: CoverageLayer | undefined;
  readonly editing?: CardEditing | null | undefined;
  /** What is wrong with the text that is being written. */
  readonly written?: readonly FieldProblem[] | undefined;
  readonly changes?: ChangeLayer | undefined;
  /** Shows what stands in collapsed groups as well. */
  readonly unfolded?: boolean | undefined;
}

export const NO_SELECTION: GraphSelection = { nodes: [], edges: [] };

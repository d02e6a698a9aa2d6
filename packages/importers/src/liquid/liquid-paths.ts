import type { LiquidNode, LiquidStep, LiquidTerm, LiquidValue } from './liquid-tree.ts';

/** A value that a text names. */
export interface PathUse {
  /** Its steps joined by dots; what is only known in the call is a star. */
  readonly path: string;
  /** Computed with, or compared by size. */
  readonly isNumber: boolean;
  /** Gone through, or taken items from. */
  readonly isList: boolean;
}

/** Filters that compute: what goes in is a number, and what comes out. */
export const NUMBER_FILTERS: ReadonlySet<string> = new Set(
  'plus minus times divided_by modulo abs ceil floor round at_least at_most'.split(' '),
);
/** Filters that only a list has. */
const LIST_FILTERS: ReadonlySet<string> = new Set(
  'first last sort uniq reverse join compact map where concat sum'.split(' '),
);

/** Every value that a Liquid text names, in order. */
export function pathsOfNodes(nodes: readonly LiquidNode[]): PathUse[] {
  return nodes.flatMap(pathsOfNode);
}

function pathsOfNode(node: LiquidNode): PathUse[] {
  switch (node.type) {
    case 'output':
    case 'assign':
      return pathsOfValue(node.value);
    case 'if':
      return [
        ...node.branches.flatMap(({ condition, body }) => [...pathsOfValue(condition), ...pathsOfNodes(body)]),
        ...pathsOfNodes(node.otherwise),
      ];
    case 'capture':
      return pathsOfNodes(node.body);
    case 'for':
      return [...pathsOfTerm(node.list).map((use) => ({ ...use, isList: true })), ...pathsOfNodes(node.body)];
    default:
      return [];
  }
}

function pathsOfValue({ term, filters }: LiquidValue): PathUse[] {
  const isNumber = filters.some(({ name }) => NUMBER_FILTERS.has(name));
  const isList = LIST_FILTERS.has(filters[0]?.name ?? '');
  return [
    ...pathsOfTerm(term).map((use) => ({ ...use, isNumber: use.isNumber || (isNumber && !isList), isList })),
    ...filters.flatMap(({ name, args }) =>
      args.flatMap(pathsOfTerm).map((use) => ({ ...use, isNumber: use.isNumber || NUMBER_FILTERS.has(name) })),
    ),
  ];
}

function pathsOfTerm(term: LiquidTerm): PathUse[] {
  switch (term.type) {
    case 'path':
      return [
        { path: keyOf(term.steps), isNumber: false, isList: false },
        ...term.steps.flatMap((step) => (typeof step === 'object' ? pathsOfTerm(step.term) : [])),
      ];
    case 'binary': {
      const isNumber = ['<', '<=', '>', '>='].includes(term.operator);
      return [...pathsOfTerm(term.left), ...pathsOfTerm(term.right)].map((use) => ({
        ...use,
        isNumber: use.isNumber || isNumber,
      }));
    }
    case 'not':
      return pathsOfTerm(term.of);
    default:
      return [];
  }
}

/** A path in one text; what is only known in the call is a star. */
export function keyOf(steps: readonly LiquidStep[]): string {
  return steps.map((step) => (typeof step === 'object' ? '*' : String(step))).join('.');
}

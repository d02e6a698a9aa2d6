import type {
  Expression,
  StateConfig,
  Template,
  TemplateTarget,
  TransitionConfig,
  ValueKind,
} from '@aybiza/statechart';
import type { ExpressionType } from '../expressions/expression-type.ts';
import type { Flow } from '../flow.ts';
import type { NodeData, NodeKind } from '../node.ts';
import type { Port } from '../port.ts';
import type { ProblemCode } from '../problem.ts';
import type { Said } from '../sentences/say.ts';

/** The drawers of the palette, in the words of a phone line. */
export type NodeFamily = 'call' | 'talk' | 'ask' | 'think' | 'do' | 'note';

/** How a node fills a variable. */
export interface Write {
  /** What kind of value it puts there. */
  readonly kind?: ValueKind['kind'] | ExpressionType;
  /** The ports by which it is left with the variable filled; all of them unless given. */
  readonly ports?: readonly string[];
  readonly fills?: Filling;
}

/**
 * How far the variable has a value afterwards: `surely`; `perhaps`, when it may stay as it was; `orEmpties`, when whatever was
 * found is put there, nothing included; or as far as this expression has one.
 */
export type Filling = 'surely' | 'perhaps' | 'orEmpties' | Expression;

/** What a node kind may ask while it is compiled. Whatever is wrong becomes a problem at that node and field, never an exception. */
export interface CompileContext {
  /** The node's name in reports: its id, behind those of the subflow nodes around it. */
  readonly node: string;
  readonly flow: Flow;
  /** Where a handler leads back to: the place where the caller was in this flow, by deep history. */
  readonly back: string;
  /** Where a port leads, with the entry for the call's path. Open ports lead to their stated default. */
  target(port: string): TransitionConfig;
  /** A text with `{{…}}` holes, with its translations. */
  template(field: string, source: string, target?: TemplateTarget): Template;
  /** A text that a caller must hear something of: empty is a problem. */
  prompt(field: string, source: string): Template;
  expression(field: string, source: string, expected?: ExpressionType): Expression;
  /** Says that this node writes the variable, checks that it is declared and can hold such a value, and gives its name in the statechart. */
  writes(field: string, variable: string, how?: Write): string;
  /** Says that whoever leaves by this port has values for these variables: a condition asked for them. */
  knows(port: string, variables: Iterable<string>): void;
  /** In a subflow: where an end with this outcome leads. */
  returns(outcome: string): TransitionConfig | undefined;
  /** The states of a pinned version of another flow; undefined (and reported) when there is none. */
  subflow(request: SubflowRequest): StateConfig | undefined;
  report(code: ProblemCode, field: string, told: Said | Told): void;
}

/** What is wrong here, in a sentence, and what would mend it. */
export interface Told {
  readonly said: Said;
  readonly fix?: NodeFix | undefined;
}

export interface NodeFix {
  readonly said: Said;
  /** By field of this node; without a value what stands there is taken out. */
  readonly edits: readonly { readonly field: string; readonly value?: unknown }[];
  /** Ways out that go with it: their wires are removed. */
  readonly unwire?: readonly string[];
}

export interface SubflowRequest {
  readonly agent: string;
  readonly version: number;
  /** What its variables are told. */
  readonly inputs: Readonly<Record<string, Expression>>;
  /** Its variables, and those of the statechart that take them over. */
  readonly outputs: readonly { readonly output: string; readonly variable: string }[];
  /** The outcomes for which there is a way on. */
  readonly outcomes: readonly { readonly id: string; readonly outcome: string }[];
  /** Where an end leads, by its outcome. */
  readonly returns: (outcome: string) => TransitionConfig;
  /** Where it leads when something breaks inside. */
  readonly fails: TransitionConfig;
}

/** Everything the flow knows about one kind of node. The screen's half lives under the same name in the designer. */
export interface NodeKindDefinition<Kind extends NodeKind> {
  readonly title: string;
  /** One sentence for somebody who has never built a phone line. */
  readonly help: string;
  readonly family: NodeFamily;
  /** May an edge lead here? */
  readonly hasInput: boolean;
  /** Does a call stop here until somebody says, answers or picks up something? A loop without such a node would spin. */
  waits(data: NodeData<Kind>): boolean;
  /** May a caller be through here at once all the same, so that a loop of such steps would spin? */
  mayPassAtOnce?(data: NodeData<Kind>): boolean;
  /**
   * Where it is the caller's turn: the ports they can choose by what they say, press or leave unsaid. Whoever has one may ask for a
   * handler instead, or say something and leave the decision to others. Elsewhere conditions, other systems or the model decide.
   */
  callerPorts?(data: NodeData<Kind>): readonly string[];
  /** Does a caller hear something on coming here? Unless given, where it is their turn. */
  speaks?(data: NodeData<Kind>): boolean;
  /** How long a caller may have to wait here in all, while nobody tells them anything, in seconds. */
  idleSeconds?(data: NodeData<Kind>): number;
  /** The ports by which a caller who never says anything may leave; all of them unless given. */
  silentPorts?(data: NodeData<Kind>): readonly string[];
  /** Does it judge, or read back, what the caller said before? Without a word of it there is nothing to do. */
  judgesWords?(data: NodeData<Kind>): boolean;
  /** The ports behind which nobody is on the line. */
  deserted?(data: NodeData<Kind>): readonly string[];
  /** What a new node of this kind begins with. */
  defaults(): NodeData<Kind>;
  ports(data: NodeData<Kind>): readonly Port[];
  /** The state this node becomes; the compiler adds its name and the count of visits. */
  compile(data: NodeData<Kind>, context: CompileContext): StateConfig;
}

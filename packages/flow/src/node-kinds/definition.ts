import type {
  Expression,
  StateConfig,
  Template,
  TemplateTarget,
  TransitionConfig,
  ValueKind,
} from '@aybiza/statechart';
import type { ExpressionType } from '../expressions/expression-type.ts';
import type { NodeData, NodeKind } from '../node.ts';
import type { Port } from '../port.ts';
import type { ProblemCode } from '../problem.ts';

/** The drawers of the palette, in the words of a phone line. */
export type NodeFamily = 'call' | 'talk' | 'ask' | 'think' | 'do' | 'note';

/** What a node kind may ask while it is compiled. Whatever is wrong becomes a problem at that node and field, never an exception. */
export interface CompileContext {
  readonly node: string;
  /** Where a port leads, with the entry for the call's path. Open ports lead to their stated default. */
  target(port: string): TransitionConfig;
  /** A text with `{{…}}` holes. */
  template(field: string, source: string, target?: TemplateTarget): Template;
  /** A text that a caller must hear something of: empty is a problem. */
  prompt(field: string, source: string): Template;
  expression(field: string, source: string, expected?: ExpressionType): Expression;
  /** Says that this node writes the variable; checks that it is declared and can hold such a value. */
  writes(field: string, variable: string, kind?: ValueKind['kind'] | ExpressionType): void;
  report(code: ProblemCode, field: string, message: string): void;
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
  readonly waits: boolean;
  /** What a new node of this kind begins with. */
  defaults(): NodeData<Kind>;
  ports(data: NodeData<Kind>): readonly Port[];
  /** The state this node becomes; the compiler adds its name and the count of visits. */
  compile(data: NodeData<Kind>, context: CompileContext): StateConfig;
}

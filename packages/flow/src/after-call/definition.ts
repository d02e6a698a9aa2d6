import type { AfterCallStepOf as Compiled, Expression, FoundType, Template, TemplateTarget } from '@aybiza/statechart';
import type { ExpressionType } from '../expressions/expression-type.ts';
import type { ProblemCode } from '../problem.ts';
import type { Said } from '../sentences/say.ts';
import type { AfterCallData, AfterCallKind } from './after-call-step.ts';

/** What a kind of step may ask while it is compiled. Whatever is wrong becomes a problem at that step and field. */
export interface AfterCallContext {
  /** Of the flow. */
  readonly timeZone: string;
  /** What an agent's flow is told before it calls somebody; undefined when it cannot call, `unchecked` when nobody knows here. */
  inputsOf(agent: string): readonly string[] | undefined | 'unchecked';
  /** A text with `{{…}}` holes. */
  template(field: string, source: string, target: TemplateTarget): Template;
  expression(field: string, source: string, expected: ExpressionType): Expression;
  /** Items whose ids are not their own could not be told apart by those who edit them together. */
  twinIds(field: string, items: readonly { readonly id: string }[]): void;
  report(code: ProblemCode, field: string, told: Said | AfterCallTold): void;
}

/** What is wrong here, and what would mend it: edits by field of the step's data. */
export interface AfterCallTold {
  readonly said: Said;
  readonly fix?:
    | { readonly said: Said; readonly edits: readonly { readonly field: string; readonly value?: unknown }[] }
    | undefined;
}

/** A value that a step leaves behind, by the name under which steps after it may use it. */
export interface AfterCallResult {
  readonly name: string;
  readonly type: FoundType;
  /** Where its author wrote the name; its kind gave it one without. */
  readonly field?: string;
}

/** Everything the flow knows about one kind of step. The screen's half lives under the same name in the designer. */
export interface AfterCallKindDefinition<Kind extends AfterCallKind> {
  readonly title: string;
  /** One sentence for somebody who has never built a phone line. */
  readonly help: string;
  /** How often it is tried, unless its author says otherwise. */
  readonly attempts: number;
  /** How long one try may take, unless its author says otherwise. */
  readonly timeLimitSeconds: number;
  /** What a new step of this kind begins with. */
  defaults(): AfterCallData<Kind>;
  results(data: AfterCallData<Kind>): readonly AfterCallResult[];
  compile(data: AfterCallData<Kind>, context: AfterCallContext): Compiled<Kind>['params'];
}

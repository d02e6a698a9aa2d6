import type { AfterCallStep as CompiledStep, Expression, Template, TemplateTarget } from '@aybiza/statechart';
import { areAlike, type ExpressionType, nameOfType, typeOfVariable } from '../expressions/expression-type.ts';
import { fixAtPath } from '../expressions/field-fix.ts';
import { lowerExpression } from '../expressions/lower-expression.ts';
import { variablesIn } from '../expressions/lowered-variables.ts';
import { parseTemplate, type TemplateFault } from '../expressions/parse-template.ts';
import type { Flow } from '../flow.ts';
import { freeId } from '../free-id.ts';
import { type FlowEdit, fixOf, mended, type Problem, type ProblemCode, problem } from '../problem.ts';
import { type Said, say } from '../sentences/say.ts';
import type { AfterCallKind, AfterCallStep } from './after-call-step.ts';
import { checkLane } from './check-lane.ts';
import type { AfterCallContext, AfterCallTold } from './definition.ts';
import { afterCallKindOf } from './kinds/index.ts';
import { variablesAfterCall } from './variables-after-call.ts';

/** A lane as the worker runs it, and what it does with variables. */
export interface CompiledLane {
  readonly steps: readonly CompiledStep[];
  /** Names that are read, of the flow's variables and of others. */
  readonly reads: ReadonlySet<string>;
}

/** A flow's lane to what the worker runs. What is wrong goes into `problems`; the steps are whole either way. */
export function compileAfterCall(flow: Flow, { problems, callers }: LaneOptions): CompiledLane {
  const reads = new Set<string>();
  const steps = flow.afterCall.map((step, index) =>
    new StepContext(flow, index, { problems, reads, callers }).compile(step),
  );
  problems.push(...checkLane(flow));
  return { steps, reads };
}

interface LaneOptions {
  readonly problems: Problem[];
  /** See `CompileOptions`. */
  readonly callers: ReadonlyMap<string, readonly string[]> | undefined;
}

interface Growing extends LaneOptions {
  readonly reads: Set<string>;
}

/** What one step is compiled with. */
class StepContext implements AfterCallContext {
  readonly #flow: Flow;
  readonly #index: number;
  readonly #id: string;
  readonly #growing: Growing;
  readonly #variables: ReadonlyMap<string, ExpressionType>;

  constructor(flow: Flow, index: number, growing: Growing) {
    this.#flow = flow;
    this.#index = index;
    this.#id = flow.afterCall[index]?.id ?? '';
    this.#growing = growing;
    const known = variablesAfterCall(flow, this.#id);
    this.#variables = new Map([...known].map(([name, { type }]) => [name, typeOfVariable(type)]));
  }

  get timeZone(): string {
    return this.#flow.settings.timeZone;
  }

  inputsOf(agent: string): readonly string[] | undefined | 'unchecked' {
    const { callers } = this.#growing;
    return callers === undefined ? 'unchecked' : callers.get(agent);
  }

  compile(step: AfterCallStep): CompiledStep {
    const { title: _title, ...kind } = afterCallKindOf<AfterCallKind>(step);
    const { id, name, when, after, attempts = kind.attempts, timeLimitSeconds = kind.timeLimitSeconds } = step;
    const condition = when.trim() === '' ? undefined : this.#lower({ field: 'when', source: when }, 'yesNo');
    const compiled = {
      id,
      name,
      ...(condition === undefined ? {} : { when: condition }),
      after: [...after],
      attempts,
      timeLimitMs: timeLimitSeconds * 1_000,
      kind: step.kind,
      params: kind.compile(step.data, this),
    };
    // The registry goes by the kind of this very step; TypeScript cannot see that its params are of the same kind.
    return compiled as CompiledStep;
  }

  template(field: string, source: string, _target: TemplateTarget): Template {
    const { template, faults } = parseTemplate(source, { variables: this.#variables, formatters: new Map() });
    for (const fault of faults) this.#reportFault({ field: `data.${field}`, source }, fault);
    for (const piece of template) if (typeof piece !== 'string') this.#note(piece.expression);
    return template;
  }

  expression(field: string, source: string, expected: ExpressionType): Expression {
    return this.#lower({ field: `data.${field}`, source }, expected);
  }

  twinIds(field: string, items: readonly { readonly id: string }[]): void {
    const taken = new Set(items.map(({ id }) => id));
    const seen = new Set<string>();
    for (const [index, { id }] of items.entries()) {
      if (seen.has(id))
        this.report('DUPLICATE_ID', `${field}.${index}`, {
          said: say('DUPLICATE_ID.item', id),
          fix: {
            said: say('fix.ownId'),
            edits: [{ field: `${field}.${index}.id`, value: freeId(id, taken) }],
          },
        });
      seen.add(id);
    }
  }

  report(code: ProblemCode, field: string, told: Said | AfterCallTold): void {
    const { said, fix } = 'sentence' in told ? { said: told, fix: undefined } : told;
    const path = ['afterCall', String(this.#index), 'data'];
    const edits = fix?.edits.map(
      ({ field: at, ...edit }): FlowEdit => ({ path: [...path, ...at.split('.')], ...edit }),
    );
    const found = problem(code, { step: this.#id, field: `data.${field}` }, said);
    this.#growing.problems.push(mended(found, fix && edits && fixOf(fix.said, edits)));
  }

  #lower(written: Written, expected: ExpressionType): Expression {
    const result = lowerExpression(written.source, this.#variables);
    if (!result.ok) {
      this.#reportFault(written, result.error);
      return { op: 'value', value: null };
    }
    const { expression, type } = result.value;
    if (!areAlike(type, expected)) {
      const said = say('UNLIKE_TYPES.needed', nameOfType(expected), nameOfType(type));
      this.#growing.problems.push(problem('UNLIKE_TYPES', { step: this.#id, field: written.field }, said));
    }
    this.#note(expression);
    return expression;
  }

  #note(expression: Expression): void {
    for (const name of variablesIn(expression)) this.#growing.reads.add(name);
  }

  #reportFault({ field, source }: Written, { code, said, mend }: TemplateFault): void {
    const path = ['afterCall', String(this.#index), ...field.split('.')];
    const fix = mend === undefined ? undefined : fixAtPath(this.#flow, { path, source }, mend);
    this.#growing.problems.push(mended(problem(code, { step: this.#id, field }, said), fix));
  }
}

/** A text of a step: its place in the step, and what stands there. */
interface Written {
  readonly field: string;
  readonly source: string;
}

import type {
  Action,
  Expression,
  FormatterName,
  StateConfig,
  Template,
  TemplateHole,
  TemplateTarget,
  TransitionConfig,
  VariableType,
} from '@aybiza/statechart';
import { areAlike, type ExpressionType, nameOfType, typeOfVariable } from './expressions/expression-type.ts';
import { fixOfField, type WrittenField } from './expressions/field-fix.ts';
import { lowerExpression } from './expressions/lower-expression.ts';
import { renamed, variablesIn } from './expressions/lowered-variables.ts';
import { parseTemplate, splitTemplate, type TemplateFault, type TemplateScope } from './expressions/parse-template.ts';
import { isTranslated } from './field-uses.ts';
import { unwired } from './fixes.ts';
import type { Flow } from './flow.ts';
import type { FlowNode, NodeKind } from './node.ts';
import type { CompileContext, Filling, NodeFix, SubflowRequest, Told, Write } from './node-kinds/definition.ts';
import { definitionOf } from './node-kinds/index.ts';
import { type FlowEdit, fixOf, mended, type Problem, type ProblemCode, problem } from './problem.ts';
import { type Said, say } from './sentences/say.ts';
import { CALL_VARIABLES, type Variable } from './variable.ts';

/** The longest text that is heard to its end: about thirty seconds of speech. */
const LONG_PROMPT_LENGTH = 450;

/** What all nodes of a flow, or of a group of it, are compiled with. */
export interface NodeScope extends TemplateScope {
  readonly flow: Flow;
  readonly declared: ReadonlyMap<string, Variable>;
  /** What the statechart calls a variable of this flow. */
  readonly nameOf: (variable: string) => string;
  /** That it is translated into, in order. */
  readonly languages: readonly string[];
}

/** The variables of a flow, of groups around a node, and those that every call brings. */
export function scopeOf(
  flow: Flow,
  groupVariables: readonly Readonly<Record<string, Variable>>[],
  nameOf: NodeScope['nameOf'],
): NodeScope {
  const own = groupVariables.flatMap((variables) => Object.entries(variables));
  const declared = new Map([...Object.entries(CALL_VARIABLES), ...Object.entries(flow.variables), ...own]);
  const formatters = new Map<string, FormatterName>();
  for (const [name, { type }] of declared) {
    if (type === 'date' || type === 'time') formatters.set(name, type);
    if (type === 'phone' || type === 'digits') formatters.set(name, 'digits');
  }
  return {
    flow,
    declared,
    formatters,
    variables: new Map([...declared].map(([name, { type }]) => [name, typeOfVariable(type)])),
    nameOf,
    languages: Object.keys(flow.translations).sort(),
  };
}

/** Where a node reads a variable, and whether the caller hears it. */
export interface VariableRead {
  readonly variable: string;
  readonly field: string;
  readonly spoken: boolean;
}

/** Where a node fills a variable. */
export interface VariableWrite {
  readonly variable: string;
  readonly field: string;
  /** The ports by which it is left with the variable filled; all of them unless given. */
  readonly ports?: readonly string[] | undefined;
  readonly fills: Filling;
}

/** What a node does with variables, in the names of the flow it stands in. */
export interface VariableUse {
  readonly reads: readonly VariableRead[];
  readonly writes: readonly VariableWrite[];
  /** By port: the variables that have a value for whoever leaves by it. */
  readonly knows: ReadonlyMap<string, readonly string[]>;
}

/** What surrounds the nodes of a flow or group while they are compiled. */
export interface NodePlace extends Pick<CompileContext, 'returns' | 'back'> {
  /** Where a port of a node leads. */
  readonly target: (node: string, port: string) => TransitionConfig;
  /** The states of a pinned version; what is wrong with it is reported at the node that asks for it. */
  readonly subflow: (
    node: string,
    request: SubflowRequest,
    report: CompileContext['report'],
  ) => StateConfig | undefined;
  /** Put before the node's id in reports: the subflow nodes around it. */
  readonly prefix: string;
  readonly scope: NodeScope;
  readonly problems: Problem[];
}

export interface CompiledNode {
  readonly state: StateConfig;
  readonly use: VariableUse;
}

/** One node to its state. What is wrong with the node goes into `problems`; the state is whole either way. */
export function compileNode(id: string, node: FlowNode, place: NodePlace): CompiledNode {
  const context = new NodeContext(id, place);
  const compiled = definitionOf<NodeKind>(node).compile(node.data, context);
  const entry: Action[] = [{ params: { node: context.node }, type: 'visit' }];
  if (compiled.entry !== undefined) entry.push(...compiled.entry);
  return { state: Object.assign(compiled, { entry, meta: { kind: node.kind, node: context.node } }), use: context.use };
}

/** What a node is compiled with, and what it tells meanwhile. */
class NodeContext implements CompileContext {
  readonly node: string;
  readonly use = {
    reads: [] as VariableRead[],
    writes: [] as VariableWrite[],
    knows: new Map<string, readonly string[]>(),
  } satisfies VariableUse;
  readonly #id: string;
  readonly #place: NodePlace;

  constructor(id: string, place: NodePlace) {
    this.node = place.prefix + id;
    this.#id = id;
    this.#place = place;
  }

  get flow(): Flow {
    return this.#place.scope.flow;
  }

  get back(): string {
    return this.#place.back;
  }

  target(port: string): TransitionConfig {
    return this.#place.target(this.#id, port);
  }

  returns(outcome: string): TransitionConfig | undefined {
    return this.#place.returns(outcome);
  }

  subflow(request: SubflowRequest): StateConfig | undefined {
    return this.#place.subflow(this.#id, request, (code, field, told) => this.report(code, field, told));
  }

  report(code: ProblemCode, field: string, told: Said | Told): void {
    const { said, fix } = 'sentence' in told ? { said: told, fix: undefined } : told;
    const found = problem(code, { node: this.#id, field }, said);
    this.#place.problems.push(mended(found, fix && fixOf(fix.said, editsOf(fix, this.#id, this.flow))));
  }

  template(field: string, source: string, to: TemplateTarget = 'speech'): Template {
    const { scope } = this.#place;
    const original = this.#parse(field, source, { to });
    if (!isTranslated(to) || scope.languages.length === 0) return original;
    const translations = translationsOf(scope, this.#id, field).map(([language, text]) => [
      language,
      this.#parse(field, text, { to, language }),
    ]);
    return translations.length === 0 ? original : [{ original, translations: Object.fromEntries(translations) }];
  }

  prompt(field: string, source: string): Template {
    if (source.trim() === '')
      this.report('EMPTY_PROMPT', field, {
        said: say('EMPTY_PROMPT.speech'),
        // One of several texts can go; one that stands alone is needed.
        fix: /\.\d+$/.test(field) ? { said: say('fix.removeText'), edits: [{ field }] } : undefined,
      });
    if (source.length > LONG_PROMPT_LENGTH) this.report('LONG_PROMPT', field, say('LONG_PROMPT'));
    return this.template(field, source);
  }

  expression(field: string, source: string, expected: ExpressionType = 'any'): Expression {
    const { scope } = this.#place;
    const result = lowerExpression(source, scope.variables);
    if (!result.ok) {
      reportFault(this.#place, { node: this.#id, field, source }, result.error);
      return { op: 'value', value: null };
    }
    const { expression, type } = result.value;
    if (!areAlike(type, expected))
      this.report('UNLIKE_TYPES', field, say('UNLIKE_TYPES.needed', nameOfType(expected), nameOfType(type)));
    for (const variable of variablesIn(expression)) this.use.reads.push({ variable, field, spoken: false });
    return renamed(expression, scope.nameOf);
  }

  writes(field: string, variable: string, { kind = 'any', ports, fills = 'surely' }: Write = {}): string {
    checkWrite(this.#place, { node: this.#id, field }, { variable, kind });
    this.use.writes.push({ variable, field, ports, fills });
    return this.#place.scope.nameOf(variable);
  }

  knows(port: string, variables: Iterable<string>): void {
    const known = [...variables];
    if (known.length > 0) this.use.knows.set(port, known);
  }

  #parse(field: string, source: string, { to, language }: { to: TemplateTarget; language?: string }): Template {
    const { scope } = this.#place;
    const spoken = to === 'speech';
    // Speech is the only target that speaks dates as dates; an address or a prompt for the model gets the plain value.
    const reading = spoken ? scope : { variables: scope.variables, formatters: new Map() };
    const { template, faults } = parseTemplate(source, reading);
    const written = { node: this.#id, field, source, language };
    for (const fault of faults) reportFault(this.#place, written, fault);
    for (const piece of template) {
      if (typeof piece === 'string') continue;
      for (const variable of variablesIn(piece.expression)) this.use.reads.push({ variable, field, spoken });
      if (spoken && isBareNumber(piece, scope)) reportBareNumber(this.#place, written, piece);
    }
    return renamed(template, scope.nameOf);
  }
}

/** Is the variable declared, and can it hold such a value? */
function checkWrite(
  { scope, problems }: NodePlace,
  at: { readonly node: string; readonly field: string },
  { variable, kind }: { readonly variable: string; readonly kind: WrittenKind },
): void {
  const declared = scope.declared.get(variable);
  if (declared === undefined) {
    const edit = { path: ['variables', variable], value: { type: typeFor(kind) } };
    const fix = fixOf(say('fix.declare', variable), [edit]);
    problems.push(mended(problem('UNKNOWN_VARIABLE', at, say('UNKNOWN_VARIABLE.written', variable)), fix));
  } else if (!canHold(declared.type, kind)) {
    const said = say('UNLIKE_TYPES.kept', variable, nameOfType(declared.type), nameOfType(kind));
    problems.push(problem('UNLIKE_TYPES', at, said));
  }
}

/** The fix writes `| number` behind it; `| digits` and `| money` are for the author to choose. */
function reportBareNumber({ scope, problems }: NodePlace, written: WrittenField, { expression }: TemplateHole): void {
  const { node, field, source } = written;
  const name = expression.op === 'variable' ? expression.name : '';
  const hole = splitTemplate(source).find((part) => part.kind === 'hole' && part.source.trim() === name);
  const end = hole === undefined ? 0 : hole.at + '{{'.length + hole.source.trimEnd().length;
  const fix = hole && fixOfField(scope.flow, written, { start: end, end, text: ' | number' });
  problems.push(mended(problem('UNFORMATTED_NUMBER', { node, field }, say('UNFORMATTED_NUMBER')), fix));
}

/** A variable of type number that is said without a formatter: 1250 may be a price, a year or a code. */
function isBareNumber(piece: TemplateHole, { variables }: NodeScope): boolean {
  return (
    piece.formatter === undefined &&
    piece.expression.op === 'variable' &&
    variables.get(piece.expression.name) === 'number'
  );
}

/** A fix of a node as edits of the flow. */
function editsOf({ edits, unwire = [] }: NodeFix, node: string, flow: Flow): FlowEdit[] {
  return [
    ...edits.map(({ field, ...edit }) => ({ path: ['nodes', node, 'data', ...field.split('.')], ...edit })),
    ...unwired(flow, node, unwire),
  ];
}

/** A fault in an expression or a text, with the fix where it is certain. */
function reportFault({ scope, problems }: NodePlace, written: WrittenField, { code, said, mend }: TemplateFault): void {
  const { node, field, language } = written;
  const found =
    language === undefined
      ? problem(code, { node, field }, said)
      : problem(code, { node, field, language }, say('inTranslation', language, said));
  const fix = mend === undefined ? undefined : fixOfField(scope.flow, written, mend);
  problems.push(mended(found, fix));
}

function translationsOf({ flow, languages }: NodeScope, node: string, field: string): [string, string][] {
  return languages.flatMap((language): [string, string][] => {
    const nodes = flow.translations[language] ?? {};
    const fields = Object.hasOwn(nodes, node) ? (nodes[node] ?? {}) : {};
    const text = Object.hasOwn(fields, field) ? fields[field] : undefined;
    return text === undefined || text === '' ? [] : [[language, text]];
  });
}

type WrittenKind = Exclude<Write['kind'], undefined>;

/** The type of variable that such a value is kept in. */
function typeFor(kind: WrittenKind): VariableType {
  switch (kind) {
    case 'yesNo':
    case 'number':
    case 'date':
    case 'time':
    case 'phone':
    case 'digits':
    case 'list':
    case 'object':
      return kind;
    case 'currency':
    case 'duration':
      return 'number';
    default:
      return 'text';
  }
}

const TEXTUAL: ReadonlySet<WrittenKind> = new Set([
  'text',
  'name',
  'choice',
  'digits',
  'phone',
  'date',
  'time',
  'dateTime',
  'email',
  'pattern',
]);

function canHold(type: VariableType, kind: WrittenKind): boolean {
  if (type === kind || kind === 'any') return true;
  return type === 'text' ? TEXTUAL.has(kind) : type === typeFor(kind);
}

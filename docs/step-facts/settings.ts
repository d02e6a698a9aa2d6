import { flowNodeSchema, type NodeKind } from '@aybiza/flow';
import { z } from 'zod';
import { choiceNames, HIDDEN, SHARED, settingNames, takenWords } from './names.ts';

/** One line of a step's form. */
interface Setting {
  /** As the form calls it. */
  readonly name: string;
  /** As the file calls it, from the step's data: `options[].key`. */
  readonly path: string;
  readonly takes: string;
  /** What a new step has, where it is worth saying. */
  readonly begins: string;
}

/** The part of JSON Schema that our schemas use. */
const shapeSchema = z.object({
  type: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.string()).optional(),
  default: z.unknown().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxLength: z.number().optional(),
  maxItems: z.number().optional(),
  get items() {
    return shapeSchema.optional();
  },
  get properties() {
    return z.record(z.string(), shapeSchema).optional();
  },
  get oneOf() {
    return z.array(shapeSchema).optional();
  },
});
type Shape = z.infer<typeof shapeSchema>;

interface Place {
  readonly kind: NodeKind;
  readonly path: string;
}

const steps = shapeSchema.parse(z.toJSONSchema(flowNodeSchema, { io: 'input', unrepresentable: 'any' })).oneOf ?? [];

function dataOf(kind: NodeKind): Shape {
  return steps.find(({ properties }) => properties?.kind?.const === kind)?.properties?.data ?? {};
}

/** Has it what every step that asks or speaks has? */
export function sharesSettings(kind: NodeKind): boolean {
  return kind !== 'language' && Object.keys(dataOf(kind).properties ?? {}).some((field) => SHARED.has(field));
}

/**
 * The lines of a step's form with what they take, from the schema by which flows are read.
 * @throws Error for a field that nobody has named
 */
export function settingsOf(kind: NodeKind): Setting[] {
  return linesOf(dataOf(kind), { kind, path: '' });
}

function linesOf(shape: Shape, { kind, path }: Place): Setting[] {
  return fieldsOf(shape).flatMap(([field, inner]) => {
    const here = path === '' ? field : `${path}.${field}`;
    const name = settingNames[kind][here];
    if (HIDDEN.has(field) || (path === '' && SHARED.has(field) && name === undefined)) return [];
    // Around what has lines of its own.
    if (name === undefined && inner.properties !== undefined) return linesOf(inner, { kind, path: here });
    if (name === undefined) throw new Error(`docs/step-facts/names.ts has no name for ${kind}.${here}.`);
    const line = {
      name,
      path: here,
      takes: takenBy(inner, { kind, path: here }),
      begins: beginOf(inner, { kind, path: here }),
    };
    const nested =
      inner.type === 'array'
        ? linesWithin(inner.items ?? {}, { kind, path: `${here}[]` })
        : linesWithin(inner, { kind, path: here });
    return [line, ...nested];
  });
}

/** Days of the week and kinds of value are known without a line for each of their parts. */
function linesWithin(shape: Shape, place: Place): Setting[] {
  return isValueKind(shape) || place.path === 'weekly' || place.path.endsWith('.open[]') ? [] : linesOf(shape, place);
}

/** Fields of an object, or of all variants of one; what tells the variants apart is the line of the object itself. */
function fieldsOf({ properties, oneOf }: Shape): [string, Shape][] {
  if (oneOf === undefined) return Object.entries(properties ?? {});
  const fields = oneOf.flatMap((variant) => Object.entries(variant.properties ?? {}));
  return fields.filter(
    ([field, { const: fixed }], at) => fixed === undefined && fields.findIndex(([other]) => other === field) === at,
  );
}

function isValueKind({ oneOf }: Shape): boolean {
  return oneOf?.some(({ properties }) => properties?.kind?.const === 'yesNo') ?? false;
}

/** What tells the variants of an object apart. */
function variantsOf({ oneOf = [] }: Shape): string[] {
  return oneOf.flatMap(({ properties = {} }) =>
    Object.values(properties).flatMap(({ const: fixed }) => (typeof fixed === 'string' ? [fixed] : [])),
  );
}

function takenBy(shape: Shape, { kind, path }: Place): string {
  const { type, minimum, maximum, maxLength, maxItems } = shape;
  if (isValueKind(shape)) return '[a kind of value](../values.md)';
  const field = path.split('.').at(-1) ?? '';
  const taken = takenWords[field];
  if (taken !== undefined) return taken;
  const choices = shape.enum ?? variantsOf(shape);
  if (choices.length > 0) {
    const names = choiceNames[`${kind}.${path}`] ?? {};
    return choices.map((choice) => names[choice] ?? choice).join(', ');
  }
  if (type === 'boolean') return 'yes or no';
  if (type === 'array')
    return `up to ${numberOf(maxItems)}${shape.items?.type === 'string' ? textLimit(shape.items) : ''}`;
  if (type === 'number' || type === 'integer') {
    const most = maximum === undefined || maximum > 1e12 ? '' : ` to ${numberOf(maximum)}`;
    return `${numberOf(minimum)}${most === '' ? ' or more' : most}${unitOf(field)}`;
  }
  return type === 'string' && maxLength !== undefined ? `up to ${numberOf(maxLength)} characters` : '';
}

const textLimit = ({ maxLength }: Shape) =>
  maxLength === undefined ? '' : `, of up to ${numberOf(maxLength)} characters each`;

function beginOf({ default: begins, oneOf }: Shape, { kind, path }: Place): string {
  if (begins === undefined || begins === '' || oneOf !== undefined || typeof begins === 'object') return '';
  if (typeof begins === 'boolean') return begins ? 'yes' : 'no';
  const name = typeof begins === 'string' ? (choiceNames[`${kind}.${path}`]?.[begins] ?? begins) : '';
  return typeof begins === 'number' ? `${numberOf(begins)}${unitOf(path)}` : name;
}

function unitOf(field: string): string {
  return /seconds$/i.test(field) ? ' s' : '';
}

function numberOf(value: number | undefined): string {
  return value === undefined ? '' : value.toLocaleString('en-GB');
}

import { assertNever } from '@aybiza/foundation/assert-never';
import type { Value, ValueKind } from '@aybiza/statechart';
import { matcherOf } from './understand/pattern.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** A value kind as JSON schema, for the tools that a model answers through. */
export function schemaOfValue(kind: ValueKind, description: string): JsonSchema {
  switch (kind.kind) {
    case 'yesNo':
      return { type: 'boolean', description };
    case 'number':
      return {
        type: 'number',
        description,
        ...(kind.min === undefined ? {} : { minimum: kind.min }),
        ...(kind.max === undefined ? {} : { maximum: kind.max }),
      };
    case 'digits':
      return { type: 'string', pattern: '^[0-9]+$', description };
    case 'date':
      return { type: 'string', format: 'date', description };
    case 'time':
      return { type: 'string', format: 'time', description: `${description} (24-hour HH:MM)` };
    case 'dateTime':
      return { type: 'string', description: `${description} (YYYY-MM-DDTHH:MM, 24-hour)` };
    case 'duration':
      return { type: 'number', description: `${description} (in minutes)`, minimum: 0 };
    case 'currency':
      return {
        type: 'number',
        description: `${description} (the amount without its currency)`,
        minimum: kind.min ?? 0,
        ...(kind.max === undefined ? {} : { maximum: kind.max }),
      };
    case 'email':
      return { type: 'string', format: 'email', description };
    case 'text':
      return { type: 'string', description, maxLength: kind.maxLength ?? MAX_TEXT_LENGTH };
    case 'pattern': {
      const example = kind.example === undefined ? '' : `, such as ${kind.example}`;
      return { type: 'string', description: `${description} (fits the pattern ${kind.pattern}${example})` };
    }
    case 'phone':
      return {
        type: 'string',
        format: 'phone',
        description: `${description} (with country code, such as +442079460018)`,
      };
    case 'name':
      return { type: 'string', format: 'name', description };
    case 'choice': {
      const lines = kind.options.map(({ value, phrases }) => `${value}: ${phrases.join(', ')}`);
      return {
        type: 'string',
        enum: kind.options.map(({ value }) => value),
        description: [description, ...lines].join('\n'),
      };
    }
    default:
      return assertNever(kind);
  }
}

const TEXT_SHAPES: Readonly<Partial<Record<ValueKind['kind'], RegExp>>> = {
  digits: /^\d{1,40}$/,
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  time: /^([01]\d|2[0-3]):[0-5]\d$/,
  phone: /^\+?\d{7,15}$/,
  dateTime: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/,
  email: /^[^\s@]{1,64}@[^\s@]{1,190}\.[a-z]{2,}$/i,
};

const MAX_NAME_LENGTH = 120;
const MAX_TEXT_LENGTH = 2_000;

/** What a model gave for a value, if it fits the kind: a model proposes, this decides. */
export function acceptModelValue(kind: ValueKind, given: unknown): Value | undefined {
  if (kind.kind === 'yesNo') return typeof given === 'boolean' ? given : undefined;
  if (kind.kind === 'number' || kind.kind === 'currency' || kind.kind === 'duration') {
    if (typeof given !== 'number' || !Number.isFinite(given)) return undefined;
    const least =
      kind.kind === 'number'
        ? (kind.min ?? Number.NEGATIVE_INFINITY)
        : Math.max(0, 'min' in kind ? (kind.min ?? 0) : 0);
    const most = 'max' in kind ? (kind.max ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
    return given >= least && given <= most ? given : undefined;
  }
  if (typeof given !== 'string') return undefined;
  if (kind.kind === 'choice') return kind.options.some(({ value }) => value === given) ? given : undefined;
  if (kind.kind === 'name') return given.trim() === '' ? undefined : given.trim().slice(0, MAX_NAME_LENGTH);
  if (kind.kind === 'text')
    return given.trim() === '' ? undefined : given.trim().slice(0, kind.maxLength ?? MAX_TEXT_LENGTH);
  if (kind.kind === 'pattern') return matcherOf(kind.pattern)?.(given) === true ? given : undefined;
  // Models write times with seconds now and then.
  const text = kind.kind === 'time' ? given.slice(0, 5) : kind.kind === 'phone' ? given.replace(/[\s()-]/g, '') : given;
  return TEXT_SHAPES[kind.kind]?.test(text) ? text : undefined;
}

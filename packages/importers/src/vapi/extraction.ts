import type { DataOf } from '../draft-flow.ts';
import { at, isJsonObject, type Json, listAt, textAt } from '../plain-json.ts';
import { clip } from '../write-template.ts';
import type { ExtractedType } from './vapi-names.ts';

type ValueKind = DataOf<'converse'> extends { extract?: readonly { value: infer Kind }[] | undefined } ? Kind : never;

/** One value that a plan extracts. */
export interface Extraction {
  /** What prompts call it: `name`, or `user.name` inside an object. */
  readonly path: string;
  /** Where it stands in an answer (RFC 6901). */
  readonly pointer: string;
  readonly value: ValueKind;
  readonly type: ExtractedType;
  readonly description: string;
}

const DEEPEST = 4;

/** What a `variableExtractionPlan` extracts: its `output` list, or the properties of its `schema`. */
export function readExtraction(plan: Json | undefined): Extraction[] {
  const listed = listAt(plan, 'output').flatMap((entry) => {
    const title = textAt(entry, 'title') ?? textAt(entry, 'name');
    return title === undefined || title === '' ? [] : [extraction(entry, [title])];
  });
  return [...listed, ...fromSchema(at(plan, 'schema') ?? plan, [])];
}

function fromSchema(schema: Json | undefined, path: readonly string[]): Extraction[] {
  const properties = at(schema, 'properties');
  if (!isJsonObject(properties) || path.length > DEEPEST) return [];
  return Object.entries(properties).flatMap(([name, property]) => {
    const inner = [...path, name];
    return textAt(property, 'type') === 'object' && isJsonObject(at(property, 'properties'))
      ? fromSchema(property, inner)
      : [extraction(property, inner)];
  });
}

function extraction(schema: Json, path: readonly string[]): Extraction {
  const choices = listAt(schema, 'enum').filter((choice) => typeof choice === 'string');
  const { value, type } = kindOf(textAt(schema, 'type'), choices);
  return {
    path: path.join('.'),
    pointer: path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    value,
    type,
    description: clip(textAt(schema, 'description') ?? '', 500),
  };
}

function kindOf(type: string | undefined, choices: readonly string[]): { value: ValueKind; type: ExtractedType } {
  if (choices.length > 0) {
    const options = choices.map((choice) => ({ value: choice, phrases: [choice.replaceAll('_', ' ')] }));
    return { value: { kind: 'choice', options }, type: 'text' };
  }
  switch (type) {
    case 'number':
    case 'integer':
      return { value: { kind: 'number' }, type: 'number' };
    case 'boolean':
      return { value: { kind: 'yesNo' }, type: 'yesNo' };
    default:
      return { value: { kind: 'text' }, type: 'text' };
  }
}

/** `aliases` of a plan: a name and the Liquid path in the answer that it stands for. */
export function readAliases(plan: Json | undefined): { readonly path: string; readonly pointer: string }[] {
  return listAt(plan, 'aliases').flatMap((alias) => {
    const key = textAt(alias, 'key');
    const inside = /^\s*\{\{\s*([^|{}]+?)\s*\}\}\s*$/.exec(textAt(alias, 'value') ?? '')?.[1];
    if (key === undefined || key === '' || inside === undefined) return [];
    const parts = inside
      .replace(/\[(\d+)\]/g, '.$1')
      .replace(/\[["']([^"']+)["']\]/g, '.$1')
      .split('.');
    const own = parts[0] === '$' || parts[0] === '' ? parts.slice(1) : parts;
    const known = own[0] === 'tool' && own[1] === 'response' ? own.slice(own[2] === 'body' ? 3 : 2) : own;
    return [
      {
        path: key,
        pointer: known
          .filter((part) => part !== '')
          .map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`)
          .join(''),
      },
    ];
  });
}

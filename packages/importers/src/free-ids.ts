import { elementIdSchema, variableNameSchema } from '@aybiza/flow';

const LONGEST = 56;

/** Gives every name an id of its own: readable, from the words of the name, and never one that is taken. */
export interface FreeIds {
  take(name: string): string;
}

/** Ids of nodes, options, conditions …: letters, digits, `_` and `-`. `Ask for name` becomes `ask-for-name`; `getOrder_2` stays. */
export function elementIds(fallback: string): FreeIds {
  return freeIds({ fallback, schema: elementIdSchema, joint: '-' });
}

/** Names of variables: letters, digits and `_`. `Order Number` becomes `order_number`. */
export function variableNames(taken: readonly string[]): FreeIds {
  return freeIds({ fallback: 'value', schema: variableNameSchema, joint: '_' }, taken);
}

interface IdStyle {
  readonly fallback: string;
  readonly schema: { safeParse(value: unknown): { readonly success: boolean } };
  readonly joint: '-' | '_';
}

function freeIds(style: IdStyle, takenBefore: readonly string[] = []): FreeIds {
  const taken = new Set(takenBefore);
  /** Where counting goes on for a name, so that ten thousand twins are not ten thousand times counted from two. */
  const counted = new Map<string, number>();
  return {
    take(name) {
      const wanted = shape(name, style);
      let id = wanted;
      for (let count = counted.get(wanted) ?? 2; taken.has(id); count += 1) {
        id = `${wanted}${style.joint}${count}`;
        counted.set(wanted, count + 1);
      }
      taken.add(id);
      return id;
    },
  };
}

function shape(name: string, { fallback, schema, joint }: IdStyle): string {
  const plain = name
    .slice(0, 400)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '');
  const hasSpaces = /\s/.test(plain.trim());
  const cleaned = (hasSpaces ? plain.toLowerCase() : plain)
    .replace(joint === '-' ? /[^A-Za-z0-9_-]+/g : /[^A-Za-z0-9_]+/g, joint)
    .replace(/^[^A-Za-z]+/, '')
    .slice(0, LONGEST)
    .replace(/[-_]+$/, '');
  if (cleaned === '') return fallback;
  return schema.safeParse(cleaned).success ? cleaned : `${fallback}${joint}${cleaned}`;
}

import type { Named } from '../typed-part.ts';
import { grouped } from '../write-template.ts';
import { asText, type Filter, list, number, text } from './filter.ts';

/** What an item is called while a list is gone through; no variable of another system is. */
export const EACH_ITEM = 'each_item';

function called(name: string): Filter {
  return (value) => list(`${name}(${value.expression})`);
}

function itemAt(name: 'first' | 'last'): Filter {
  return ({ expression }) => ({ expression: `${name}(${expression})`, type: 'any' });
}

/** The member of an item that a filter names. */
function member(name: Named): string {
  return `${EACH_ITEM}[${name.expression}]`;
}

/** Filters of lists. */
export const listFilters: Readonly<Record<string, Filter>> = {
  first: itemAt('first'),
  last: itemAt('last'),
  sort: called('sort'),
  uniq: called('distinct'),
  reverse: called('reverse'),
  join: ({ expression }, [between]) => text(`join(${expression}, ${between === undefined ? '" "' : asText(between)})`),
  compact: ({ expression }) => list(`${grouped(expression)}.filter(${EACH_ITEM}, ${EACH_ITEM} != null)`),
  map: ({ expression }, [name]) =>
    name === undefined ? undefined : list(`${grouped(expression)}.map(${EACH_ITEM}, ${member(name)})`),
  where: ({ expression }, [name, wanted]) => {
    if (name === undefined) return undefined;
    const test = wanted === undefined ? `has(${member(name)})` : `${member(name)} == ${grouped(wanted.expression)}`;
    return list(`${grouped(expression)}.filter(${EACH_ITEM}, ${test})`);
  },
  concat: ({ expression }, [more]) =>
    more === undefined ? undefined : list(`${grouped(expression)} + ${grouped(more.expression)}`),
  sum: ({ expression }) => number(`sum(${expression})`),
};

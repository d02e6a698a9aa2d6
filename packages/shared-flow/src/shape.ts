/** Members that hold words for people: two who write in one of them at once both find their words in it. */
const PROSE: ReadonlySet<string> = new Set([
  'text',
  'variants',
  'prompt',
  'prompts',
  'ask',
  'readBack',
  'announcement',
  'briefing',
  'opening',
  'goal',
  'instructions',
  'meanwhile',
  'persona',
  'apology',
  'description',
  'question',
  'agreed',
  'note',
]);

/** Members whose parts mean something only together. */
const WHOLE: ReadonlySet<string> = new Set(['position', 'from', 'to', 'example']);

/** Members that say which kind of thing an object is. */
const SORTS = ['kind', 'type', 'via', 'on', 'that', 'do', 'expect'] as const;

/** The names that lead to a value, from the flow on. Items of a list have the path of the list. */
export type Path = readonly string[];

export function isProse(path: Path): boolean {
  return path[0] === 'translations' || PROSE.has(path.at(-1) ?? '');
}

export function isWhole(path: Path): boolean {
  return WHOLE.has(path.at(-1) ?? '');
}

export type Members = Readonly<Record<string, unknown>>;

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Is it still the same kind of thing? A variable that became a choice has nothing in common with the number it was. */
export function isSameSort(one: Members, other: Members): boolean {
  return SORTS.every((name) => typeof one[name] === 'object' || one[name] === other[name]);
}

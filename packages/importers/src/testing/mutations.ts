import fc from 'fast-check';

/** Values that break readers: names of JavaScript’s own, half templates, half characters, numbers where texts stand. */
const nasty = fc.constantFrom<unknown>(
  '__proto__',
  'constructor',
  '',
  '{{',
  '{% if x %}',
  '{{ a | plus: 1 }}{{ b | size }}',
  '{{widgets.lookup.parsed.a[widgets.ask.Digits]}}',
  '{{ "}}" }}',
  '$.',
  "$['",
  '$.Attributes.x $.External[0].y$.Lex.Slots.z',
  "$['Attributes']['']",
  `\${\${x}}`,
  '\u0000\ud800',
  'x'.repeat(6_000),
  '(?=a)',
  '{"a":"{{x}} {{ y | size }}"}',
  null,
  -1,
  1e300,
  true,
  [],
  {},
);

/** Every place in a document, as the keys that lead there. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [[...path, key], ...placesIn(item, [...path, key])]);
}

function put(document: unknown, path: readonly string[], value: unknown): void {
  const [last = ''] = path.slice(-1);
  let holder: unknown = document;
  for (const key of path.slice(0, -1))
    holder = typeof holder === 'object' && holder !== null ? Reflect.get(holder, key) : undefined;
  if (typeof holder === 'object' && holder !== null && !Object.isFrozen(holder)) Reflect.set(holder, last, value);
}

/** A document broken in up to twelve places at once. */
export function mutationsOf(document: unknown): fc.Arbitrary<unknown> {
  const places = placesIn(document);
  const change = fc.tuple(fc.nat(Math.max(0, places.length - 1)), fc.oneof(nasty, fc.string(), fc.jsonValue()));
  return fc.array(change, { minLength: 1, maxLength: 12 }).map((changes) => {
    const broken: unknown = structuredClone(document);
    for (const [place, value] of changes) put(broken, places[place] ?? [], value);
    return broken;
  });
}

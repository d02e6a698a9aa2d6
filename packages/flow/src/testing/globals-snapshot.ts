const PROTOTYPES = [Object, Array, String, Number, Boolean, Function, RegExp, Map, Set, Promise, Error, Symbol, BigInt];

/** What all objects of a process share, as text: its parts and what they are. Two snapshots differ when somebody wrote there. */
export function globalsSnapshot(): string {
  const shared: readonly object[] = [
    globalThis,
    Reflect,
    Math,
    JSON,
    ...PROTOTYPES.flatMap((made) => [made, made.prototype]),
  ];
  return shared.map(describeParts).join('\n');
}

function describeParts(owner: object): string {
  return Reflect.ownKeys(owner)
    .map((key) => {
      const { value, writable, get, set } = Reflect.getOwnPropertyDescriptor(owner, key) ?? {};
      return [key.toString(), typeof value, identityOf(value), writable, identityOf(get), identityOf(set)].join(' ');
    })
    .join(', ');
}

const identities = new WeakMap<object, number>();
let known = 0;

/** The same number for the same thing, so that a function in place of another one is seen. */
function identityOf(value: unknown): number | string {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return String(typeof value);
  const number = identities.get(value) ?? ++known;
  identities.set(value, number);
  return number;
}

/** Is this nothing but JSON data, down to its last part? No function, no object of a class, no number that is none. */
export function isData(value: unknown): boolean {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return Object.getPrototypeOf(value) === Array.prototype && value.every(isData);
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Reflect.ownKeys(value).every((key) => {
    const part = Reflect.getOwnPropertyDescriptor(value, key);
    return typeof key === 'string' && part?.get === undefined && part?.set === undefined && isData(part?.value);
  });
}

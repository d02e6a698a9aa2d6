/** The last line of every switch over a union: the compiler refuses it while a variant is unhandled. */
export function assertNever(value: never): never {
  throw new Error(`unexpected variant: ${JSON.stringify(value)}`);
}

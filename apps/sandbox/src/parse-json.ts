/** JSON text as a value; undefined when it is not JSON: the schema that looks at the value next refuses it. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** JSON text as a value; undefined for what is not, such as the page of a gateway in between. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The same data (JSON) with its strings changed. Where none changes, what is given comes back itself. */
export function mapStrings<Data>(data: Data, change: (text: string) => string): Data {
  // Data of the same shape comes back: only the text of strings changes, which TypeScript cannot see.
  return walk(data) as Data;

  function walk(value: unknown): unknown {
    if (typeof value === 'string') return change(value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      const members = value.map(walk);
      return members.every((member, index) => member === value[index]) ? value : members;
    }
    const before = Object.entries(value);
    const after = before.map(([name, member]) => [name, walk(member)] as const);
    return after.every(([, member], index) => member === before[index]?.[1]) ? value : Object.fromEntries(after);
  }
}

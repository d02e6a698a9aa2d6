type Given<Value> = { [Key in keyof Value]: Exclude<Value[Key], undefined> };

/** Without the keys whose value is undefined: the database takes "not given" and "undefined" for two different things. */
export function leaveOut<Value extends object>(value: Value): Given<Value> {
  // The filter is what makes the type true; TypeScript cannot follow Object.entries.
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Given<Value>;
}

/** What a field needs to know about the value it edits. */
export interface FieldBinding<Value> {
  /** The path of the value in the node's data, as problems name it. */
  readonly field: string;
  readonly value: Value;
  /** False when the flow refuses the value. With `typing`, the path of a field, everything typed there until it is left is one step of undo. */
  onValue(value: Value, typing?: string): boolean;
}

export type BindPart<Whole> = <Key extends keyof Whole & string>(key: Key) => FieldBinding<Whole[Key]>;

/** Ties fields to the parts of a value: a changed part becomes a changed whole. Without a `field` the whole is a node's data itself. */
export function bindParts<Whole extends object>(whole: {
  readonly field?: string;
  readonly value: Whole;
  onValue(value: NoInfer<Whole>, typing?: string): boolean;
}): BindPart<Whole> {
  const { field, value, onValue } = whole;
  return (key) => ({
    field: field === undefined ? key : `${field}.${key}`,
    value: value[key],
    onValue: (part, typing) => onValue({ ...value, [key]: part }, typing),
  });
}

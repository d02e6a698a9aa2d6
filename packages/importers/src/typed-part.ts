/** `json`: whatever another system's answer holds there; the variable is declared as text, but it may be a number or a yes. */
export type OperandType = 'text' | 'number' | 'yesNo' | 'list' | 'json' | 'any';

/** What a value of another system is here: a CEL expression, the type it gives, perhaps how it is spoken. */
export interface Named {
  readonly expression: string;
  readonly type: OperandType;
  readonly formatter?: string | undefined;
}

/** A stretch of a text: words, or a value. */
export type TypedPart = string | Named;

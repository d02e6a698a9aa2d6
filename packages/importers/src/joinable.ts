import type { TypedPart } from './typed-part.ts';

/** Parts that can be joined to one text: numbers and lists cannot; they are left out, and `tell` is told. A single part stays as it is. */
export function joinable(parts: readonly TypedPart[], tell: (sentence: string) => void): readonly TypedPart[] {
  if (parts.length < 2) return parts;
  return parts.filter((part) => {
    const fits = typeof part === 'string' || ['text', 'json', 'any'].includes(part.type);
    if (!fits) tell(`“${part.expression.slice(0, 80)}” is no text and cannot be joined to one here: it was left out.`);
    return fits;
  });
}

import { asWords, type Property } from './properties.ts';

/** "move it, cancel it or keep it" */
export function listOf(words: readonly string[], joiner: 'and' | 'or'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${joiner} ${words.at(-1)}`;
}

/** One sentence that asks for what is still missing. */
export function askFor(missing: readonly Property[]): string {
  const [first] = missing;
  if (first === undefined) return 'What else can I do for you?';
  if (first.label.endsWith('?')) return first.label;
  return `Please tell me ${listOf(missing.slice(0, 2).map(labelFor), 'and')}.`;
}

/** A property as it is asked for: "caller's name" → "your name", "new day" → "the new day". */
function labelFor({ name, label }: Property): string {
  const said = (label === '' ? asWords(name) : label)
    .replace(/\bthe caller['’]s\b|\bcaller['’]s\b/gi, 'your')
    .replace(/\.$/, '');
  const plain = said.charAt(0).toLowerCase() + said.slice(1);
  return /^(the|a|an|your|whether|if|how|what|which|when|where|who|why)\b/.test(plain) ? plain : `the ${plain}`;
}

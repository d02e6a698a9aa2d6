import { at, type Json, listAt, textAt } from '../plain-json.ts';
import type { ConnectAction } from './connect-flow.ts';
import type { InferredValues } from './infer-values.ts';
import { keyOfPath, onlyReference } from './references.ts';

/** What Amazon’s editor calls the queue, flow, function or recording that an action names; undefined when it does not say. */
export function describeResource({ metadata }: ConnectAction, ...names: readonly string[]): string | undefined {
  const places = names.flatMap((name): (Json | undefined)[] => [
    at(metadata, 'parameters', name, 'displayName'),
    at(metadata, name, 'text'),
    at(metadata, name, 'displayName'),
    at(metadata, name),
  ]);
  const found = places.find((place) => typeof place === 'string' && isTelling(place));
  return typeof found === 'string' ? found.trim() : undefined;
}

/** The name of a recording, as the editor shows it. */
export function describePrompt(action: ConnectAction): string | undefined {
  const [first] = listAt(action.metadata, 'audio');
  return textAt(first, 'text') ?? describeResource(action, 'PromptId', 'promptName', 'Prompt');
}

function isTelling(text: string): boolean {
  return text.trim() !== '' && !text.startsWith('$') && !text.startsWith('arn:');
}

/** A text with a reference to something that the whole flow sets only once, as that; undefined when it is only known in the call. */
export function resolveConstant(text: string, values: InferredValues): string | undefined {
  const reference = onlyReference(text);
  if (reference === undefined) return text;
  const constant = values.constants.get(keyOfPath(reference.path));
  return constant === undefined || onlyReference(constant) !== undefined ? undefined : constant;
}

const IDENTIFIER = /^[0-9a-f]{8}-[0-9a-f-]{20,}$/i;
/** What deployments leave to be filled in: `${…}`, `%…%`, `{{…}}` and `{…}`, without another inside. */
const PLACEHOLDER = /\$\{([^{}]{0,200})\}|%(\w{1,80})%|\{\{([^{}]{0,200})\}\}|\{(\w{1,80})\}/g;
/** Words in a placeholder that say what sort of thing it is, not which. */
const NOISE =
  /^(aws_\w+|arn|id|\w+_(id|arn)|[A-Za-z]|self|provider|stage|environmentVariables|file|config|env|ya?ml|json)?$/i;

/**
 * A name in words for an address such as `arn:aws:connect:…/queue/sales` or a placeholder of a deployment such as
 * `${aws_connect_queue.sales.arn}`. An identifier of 36 characters gives its kind and first characters.
 */
export function idOfResource(address: string, kind: string): string {
  let open = address.slice(0, 2_000);
  // Placeholders may stand in each other; what stands inside decides nothing about where the address is split.
  for (let depth = 0; depth < 4; depth += 1)
    open = open.replace(PLACEHOLDER, (_all, ...found: unknown[]) => {
      const inner = found.slice(0, 4).find((one) => typeof one === 'string');
      return nameIn(typeof inner === 'string' ? inner : '');
    });
  const last = open.split(/[/:]/).findLast((part) => part !== '') ?? '';
  const words = last.replace(/[_\s]+/g, ' ').trim();
  if (IDENTIFIER.test(words)) return `${kind} ${words.slice(0, 8)}`;
  return words === '' ? kind : words;
}

/** The last telling word of a placeholder. */
function nameIn(inner: string): string {
  return inner.split(/[:.()/]/).findLast((part) => !NOISE.test(part.trim())) ?? '';
}

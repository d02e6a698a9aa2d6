import { ownEntry } from '../own-entry.ts';
import { at, isJsonObject, type Json, type JsonObject, listAt, textAt } from '../plain-json.ts';

/** The parameters of a module of the older export, with values from a namespace written as references. */
export interface ExportParameters {
  /** The value under the first of these names, whatever their case. */
  text(...names: readonly string[]): string | undefined;
  /** Those of one name that carry a key: attributes, parameters of a function. */
  keyed(name: string): JsonObject;
  /** What Amazon’s editor called the resource behind a parameter. */
  resource(...names: readonly string[]): string | undefined;
  /** All of them, under their own names. */
  readonly all: JsonObject;
}

/** Reads `parameters: [{ name, value, namespace, key }]`. */
export function readParameters(module: Json): ExportParameters {
  const entries = listAt(module, 'parameters').filter(isJsonObject);
  const find = (names: readonly string[]) => {
    const wanted = names.map((name) => name.toLowerCase());
    return wanted
      .map((name) => entries.find((entry) => textAt(entry, 'name')?.toLowerCase() === name))
      .find((entry) => entry !== undefined);
  };
  return {
    text: (...names) => {
      const found = find(names);
      return found === undefined ? undefined : readValue(found);
    },
    keyed: (name) => {
      const pairs = entries.flatMap((entry): [string, string][] => {
        const key = textAt(entry, 'key');
        const isMeant = textAt(entry, 'name')?.toLowerCase() === name.toLowerCase();
        return key === undefined || !isMeant ? [] : [[key, readValue(entry)]];
      });
      return Object.fromEntries(pairs);
    },
    resource: (...names) => textAt(find(names), 'resourceName'),
    all: Object.fromEntries(
      entries.map((entry) => [
        [textAt(entry, 'name') ?? 'value', textAt(entry, 'key')].join(' ').trim(),
        readValue(entry),
      ]),
    ),
  };
}

function readValue(entry: JsonObject): string {
  const value = textAt(entry, 'value') ?? JSON.stringify(at(entry, 'value') ?? '');
  const namespace = textAt(entry, 'namespace');
  return namespace === undefined || namespace === '' ? value : referenceTo(namespace, value);
}

/** How the older export calls what the flow language calls by a path. */
const NAMESPACES: Readonly<Record<string, readonly string[]>> = {
  'user defined': ['Attributes'],
  userdefined: ['Attributes'],
  external: ['External'],
  lex: ['Lex'],
  'lex slots': ['Lex', 'Slots'],
  'lex attributes': ['Lex', 'SessionAttributes'],
  flow: ['FlowAttributes'],
  agent: ['Agent'],
  'queue metrics': ['Metrics'],
  'queue.metrics': ['Metrics'],
  customer: ['Customer'],
  'customer profile': ['Customer'],
  'media streams': ['MediaStreams'],
  case: ['Case'],
};

const SYSTEM: Readonly<Record<string, readonly string[]>> = {
  'customer number': ['CustomerEndpoint', 'Address'],
  'dialed number': ['SystemEndpoint', 'Address'],
  'stored customer input': ['StoredCustomerInput'],
  channel: ['Channel'],
  'queue name': ['Queue', 'Name'],
  'queue.name': ['Queue', 'Name'],
  'queue arn': ['Queue', 'ARN'],
  'queue.arn': ['Queue', 'ARN'],
  'contact id': ['ContactId'],
  language: ['LanguageCode'],
  'text to speech voice': ['TextToSpeechVoiceId'],
  'callback number': ['CustomerCallbackNumber'],
};

/** A value of some namespace as the flow language refers to it. */
export function referenceTo(namespace: string, key: string): string {
  const small = namespace.toLowerCase();
  if (small === 'system') return written(ownEntry(SYSTEM, key.toLowerCase()) ?? [key]);
  return written([...(ownEntry(NAMESPACES, small) ?? [namespace]), key]);
}

function written(path: readonly string[]): string {
  return `$${path.map((name) => (name.includes("'") ? `["${name.replaceAll('"', '')}"]` : `['${name}']`)).join('')}`;
}

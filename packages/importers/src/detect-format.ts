import { err, ok, type Result } from '@aybiza/foundation/result';
import { type ImportFormat, type ImportRefusal, refusal } from './import-report.ts';
import { at, isJsonObject, type Json, type JsonObject, listAt, textAt, toPlainJson } from './plain-json.ts';

/** A document whose format is known by its shape. */
export interface Detected {
  readonly format: ImportFormat;
  readonly document: JsonObject;
  /** What a wrapper around it calls it. */
  readonly name?: string | undefined;
  /** What it is called if it has no name anywhere. */
  readonly fallbackName?: string | undefined;
}

/** Envelopes inside envelopes: `describe-contact-flow` of the AWS CLI answers `{ContactFlow: {Content: "…"}}`. */
const MAX_WRAPPERS = 4;

/** Which system a document comes from, by its shape alone. Opens the envelopes that exports and APIs put around it. */
export function detectFormat(json: Json): Result<Detected, ImportRefusal> {
  let document = json;
  let name: string | undefined;
  for (let depth = 0; depth <= MAX_WRAPPERS && isJsonObject(document); depth += 1) {
    const format = formatOf(document);
    if (format !== undefined) return ok({ format, document, name: name ?? nameIn(document) });
    name ??= nameIn(document);
    const inner = unwrap(document);
    if (inner === undefined) break;
    document = inner;
  }
  return err(
    refusal(
      'UNKNOWN_FORMAT',
      'This is none of the formats that can be read: a Twilio Studio flow, an Amazon Connect flow, a Vapi workflow, or a flow of this system.',
    ),
  );
}

function formatOf(document: JsonObject): ImportFormat | undefined {
  const has = (key: string) => Object.hasOwn(document, key);
  if (has('schemaVersion') && has('nodes')) return 'aybiza';
  if (Array.isArray(at(document, 'states')) && has('initial_state')) return 'twilio-studio';
  if (Array.isArray(at(document, 'Actions')) && has('StartAction')) return 'amazon-connect';
  if (Array.isArray(at(document, 'modules')) && has('start')) return 'amazon-connect-export';
  if (Array.isArray(at(document, 'edges')) && listAt(document, 'nodes').some(isVapiNode)) return 'vapi-workflow';
  return undefined;
}

/** Types of nodes in Vapi's workflows, today's and those of its first version. */
const VAPI_TYPES: ReadonlySet<string> = new Set(
  'conversation tool say gather apiRequest hangup end-call endCall transfer transferCall assistant global'.split(' '),
);

function isVapiNode(node: Json): boolean {
  return VAPI_TYPES.has(textAt(node, 'type') ?? '') || VAPI_TYPES.has(textAt(node, 'data', 'type') ?? '');
}

function nameIn(document: JsonObject): string | undefined {
  return (
    textAt(document, 'friendly_name') ??
    textAt(document, 'friendlyName') ??
    textAt(document, 'Name') ??
    textAt(document, 'name')
  );
}

/** What stands in an envelope: an object, or JSON inside a text. */
function unwrap(document: JsonObject): Json | undefined {
  for (const key of ['definition', 'Definition', 'ContactFlow', 'ContactFlowModule', 'Content', 'workflow', 'flow']) {
    const inner = at(document, key);
    if (isJsonObject(inner)) return inner;
    if (typeof inner !== 'string') continue;
    const read = toPlainJson(inner);
    if (read.ok && isJsonObject(read.value)) return read.value;
  }
  return undefined;
}

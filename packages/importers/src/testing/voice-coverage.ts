import { type ConnectFlow, readConnectFlow } from '../amazon-connect/connect-flow.ts';
import { findConnectPaths } from '../amazon-connect/connect-paths.ts';
import { readConnectExport } from '../amazon-connect/read-export.ts';
import { isUnnoticed } from '../amazon-connect/unnoticed.ts';
import { detectFormat } from '../detect-format.ts';
import type { ImportedFlow, ReportEntry } from '../import-report.ts';
import { at, isJsonObject, toPlainJson } from '../plain-json.ts';
import { kindOf, readStudioFlow } from '../twilio-studio/studio-flow.ts';
import { findPaths } from '../twilio-studio/studio-paths.ts';

/** Widgets that speak, listen, branch, set, request, route or end a call. */
const VOICE_KINDS: ReadonlySet<string> = new Set([
  'say-play',
  'gather-input-on-call',
  'split-based-on',
  'set-variables',
  'make-http-request',
  'run-function',
  'connect-call-to',
  'enqueue-call',
  'send-to-flex',
  'record-voicemail',
  'record-call',
  'connect-virtual-agent',
  'run-conversation-relay',
  'run-subflow',
  'capture-payments',
  'add-twiml-redirect',
  'hangup',
]);

export interface VoiceCoverage {
  /** Can an incoming call be in this flow? */
  readonly isVoice: boolean;
  /** Steps of a call that matter to a caller. */
  readonly steps: readonly string[];
  /** Those without a node that works, with the reason. */
  readonly missing: readonly ReportEntry[];
}

/** How much of a Studio flow's way of a call has a working counterpart. It is a voice flow when an incoming call is wired. */
export function coverStudioFlow(document: unknown, imported: ImportedFlow): VoiceCoverage {
  const json = toPlainJson(document);
  const wrapped = json.ok ? (at(json.value, 'definition') ?? json.value) : null;
  const flow = readStudioFlow(isJsonObject(wrapped) ? wrapped : {});
  const paths = findPaths(flow);
  const isVoice = paths.entry?.event === 'incomingCall';
  const steps = [...flow.steps.values()].filter(
    (step) => paths.reached.has(step.name) && VOICE_KINDS.has(kindOf(step)),
  );
  const names = new Set(steps.map(({ name, partOf }) => partOf ?? name));
  return { isVoice, steps: [...names], missing: missingOf(names, imported) };
}

/** Flows that only agents hear, or that callers hear for the moment of being put through or put on hold. */
const BESIDE_THE_CALL = /whisper|hold/i;

/** Actions that callers do not notice, beside those that the importer passes over. */
const BESIDE_THE_CALLER: ReadonlySet<string> = new Set([
  'UpdateContactEventHooks',
  'UpdateContactMediaStreamingBehavior',
  'UpdateContactRoutingBehavior',
  'TagContact',
]);

/**
 * The same for Amazon Connect. No flow there says which channel it is for, and a call can enter any that is no whisper or hold flow:
 * all of these count, modules and queue flows included. Of their actions every one counts that a call can come to, also of types that
 * nobody here has heard of; only those without meaning for a caller do not.
 */
export function coverConnectFlow(document: unknown, imported: ImportedFlow): VoiceCoverage {
  const flow = readAnyConnectFlow(document);
  const { reached } = findConnectPaths(flow);
  const steps = [...flow.actions.values()].filter(
    ({ id, kind }) => reached.has(id) && !isUnnoticed(kind) && !BESIDE_THE_CALLER.has(kind),
  );
  const names = new Set(steps.map(({ id }) => id));
  return { isVoice: !BESIDE_THE_CALL.test(flow.type), steps: [...names], missing: missingOf(names, imported) };
}

/** A flow of Amazon Connect, in either of its formats. @throws Error when it is none */
export function readAnyConnectFlow(document: unknown): ConnectFlow {
  const json = toPlainJson(document);
  const detected = json.ok ? detectFormat(json.value) : json;
  if (!detected.ok) throw new Error(detected.error.message);
  const { format, document: found } = detected.value;
  return format === 'amazon-connect-export' ? readConnectExport(found) : readConnectFlow(found);
}

function missingOf(names: ReadonlySet<string>, { report }: ImportedFlow): readonly ReportEntry[] {
  return report.entries.filter(({ source, verdict }) => names.has(source) && verdict === 'noCounterpart');
}

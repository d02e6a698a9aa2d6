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
  /** Is an incoming call wired? */
  readonly isVoice: boolean;
  /** Steps of a call that matter to a caller. */
  readonly steps: readonly string[];
  /** Those without a node that works, with the reason. */
  readonly missing: readonly ReportEntry[];
}

/** How much of a Studio flow's way of a call has a working counterpart. */
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
  const missing = imported.report.entries.filter(
    ({ source, verdict }) => names.has(source) && verdict === 'noCounterpart',
  );
  return { isVoice, steps: [...names], missing };
}

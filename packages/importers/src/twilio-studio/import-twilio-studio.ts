import type { Result } from '@aybiza/foundation/result';
import type { Detected } from '../detect-format.ts';
import { DraftFlow } from '../draft-flow.ts';
import { type ImportedFlow, type ImportRefusal, refusal } from '../import-report.ts';
import { beside, type Outcome, withNotes } from '../outcome.ts';
import { ownEntry } from '../own-entry.ts';
import { translateHangUp, translateSubflow } from './ends-and-parts.ts';
import { translateGather } from './gather-input.ts';
import { inferTypes, textsOf } from './infer-types.ts';
import { findAbsorbed, type GatherPlan, planGather, sayBefore } from './plan-gather.ts';
import { translateRecordCall, translateVoicemail } from './recordings.ts';
import { translateRequest } from './requests.ts';
import { translateSayPlay } from './say-play.ts';
import { translateSetVariables } from './set-variables.ts';
import { translateSplit } from './split-based-on.ts';
import { spreadLanguages } from './spread-languages.ts';
import { partsOf, type Studio, type Translator } from './studio-context.ts';
import { kindOf, property, readStudioFlow, type StudioStep } from './studio-flow.ts';
import { StudioNames } from './studio-names.ts';
import { findPaths } from './studio-paths.ts';
import { translateTalkingAgent } from './talking-agents.ts';
import { translateSendMessage, translateWaitForReply } from './text-messages.ts';
import { translateConnectCall, translateEnqueue, translateSendToFlex } from './transfers.ts';
import { otherEvents, translateOutgoingCall, translateTrigger } from './trigger.ts';
import { leaveAside, translateUnknown } from './without-counterpart.ts';

/** Widget by widget of Twilio's schema studio/draft/2019-09; what is not here has no counterpart. */
const TRANSLATORS: Readonly<Record<string, Translator>> = {
  trigger: translateTrigger,
  'say-play': translateSayPlay,
  'gather-input-on-call': translateGather,
  'split-based-on': translateSplit,
  'set-variables': translateSetVariables,
  'make-http-request': translateRequest,
  'run-function': translateRequest,
  'connect-call-to': translateConnectCall,
  'enqueue-call': translateEnqueue,
  'send-to-flex': translateSendToFlex,
  'record-voicemail': translateVoicemail,
  'record-call': translateRecordCall,
  'connect-virtual-agent': translateTalkingAgent,
  'run-conversation-relay': translateTalkingAgent,
  'send-to-auto-pilot': translateTalkingAgent,
  understand: translateTalkingAgent,
  'send-message': translateSendMessage,
  'send-and-wait-for-reply': translateWaitForReply,
  'make-outgoing-call': translateOutgoingCall,
  'run-subflow': translateSubflow,
  hangup: translateHangUp,
};

/** Properties whose texts a translator reads. */
const TEXTS = ['say', 'url', 'body', 'parameters', 'variables', 'to', 'queue_name', 'welcome_greeting'];

/** A Twilio Studio flow definition as a Flow. Never throws. */
export function importTwilioStudio({
  format,
  document,
  name,
  fallbackName,
}: Detected): Result<ImportedFlow, ImportRefusal> {
  const flow = readStudioFlow(document);
  if (flow.steps.size === 0)
    return {
      ok: false,
      error: refusal('BROKEN_DOCUMENT', 'This Studio flow has no widgets: there is nothing to bring over.'),
    };
  const paths = findPaths(flow);
  const types = inferTypes(flow);
  const around = { flow, paths, types };
  const plans = new Map<string, GatherPlan>();
  for (const step of flow.steps.values())
    if (kindOf(step) === 'gather-input-on-call') plans.set(step.name, planGather(step, around));
  const languages = spreadLanguages(flow, paths);
  const title =
    [name, flow.description, fallbackName].find((text) => text !== undefined && text.trim() !== '') ??
    'Twilio Studio flow';
  const draft = new DraftFlow({ format, name: title, language: languages.first });
  const names = new StudioNames({ draft, flow, paths, types, plans });
  const studio: Studio = { ...around, draft, plans, names, language: languages.first, notes: new Map() };
  const absorbed = findAbsorbed(plans, around);
  const merged = mergedSays(studio);
  declareNames(studio, absorbed);

  const drawn = new Map<string, Outcome>();
  for (const step of flow.steps.values()) {
    if (absorbed.has(step.name) || merged.has(step.name)) continue;
    drawn.set(
      step.name,
      inLanguage(step, studio, { outcome: translate(step, studio), language: languages.switches.get(step.name) }),
    );
  }
  for (const step of flow.steps.values())
    report(step, studio, { outcome: outcomeOf(step, { drawn, merged, plans, studio }) });
  for (const { source, type, reason } of flow.oddities)
    draft.report({ source, sourceType: type, verdict: 'noCounterpart', nodes: [], reason });
  return draft.finish();
}

/** Texts said just before a gather that says nothing itself: say/play → gather. */
function mergedSays(studio: Studio): Map<string, string> {
  const merged = new Map<string, string>();
  for (const name of studio.plans.keys()) {
    const step = studio.flow.steps.get(name);
    const said = step === undefined ? undefined : sayBefore(step, studio);
    if (said !== undefined && !studio.paths.elsewhere.has(name)) merged.set(said.name, name);
  }
  for (const [said, gather] of merged) studio.draft.pass(said, { step: gather });
  return merged;
}

/** Names everything that any text asks for, before the first request is drawn that has to bring it. */
function declareNames(studio: Studio, absorbed: ReadonlySet<string>): void {
  const aside: Studio = { ...studio, notes: new Map() };
  for (const step of studio.flow.steps.values()) {
    const kind = kindOf(step);
    if (studio.paths.elsewhere.has(step.name) || absorbed.has(step.name) || ownEntry(TRANSLATORS, kind) === undefined)
      continue;
    for (const key of TEXTS) for (const text of textsOf(step.properties[key] ?? null)) partsOf(aside, step, text);
    for (const { conditions } of step.transitions) {
      for (const { input, value } of conditions) {
        partsOf(aside, step, input);
        partsOf(aside, step, value);
      }
    }
  }
}

function translate(step: StudioStep, studio: Studio): Outcome {
  if (studio.paths.elsewhere.has(step.name)) {
    return leaveAside(step, studio, 'Only messages and requests come here in the original; no call does.');
  }
  const kind = kindOf(step);
  const translator = ownEntry(TRANSLATORS, kind);
  const isSecondTrigger = kind === 'trigger' && step.name !== studio.flow.initial;
  return translator === undefined || isSecondTrigger ? translateUnknown(step, studio) : translator(step, studio);
}

/** A switch of language before a step to which callers come who were spoken to in another one. */
function inLanguage(
  step: StudioStep,
  { draft }: Studio,
  { outcome, language }: { outcome: Outcome; language: string | undefined },
): Outcome {
  const entry = draft.entryOf(step.name);
  if (language === undefined || entry === undefined || outcome.nodes.length === 0) return outcome;
  const node = draft.add('language', {
    name: `${step.name} ${language}`,
    data: { language },
    position: beside(step, -1),
  });
  draft.wire(node, 'next', entry);
  draft.enter(step.name, node);
  return { ...outcome, nodes: [...outcome.nodes, node] };
}

interface Drawn {
  readonly drawn: ReadonlyMap<string, Outcome>;
  readonly merged: ReadonlyMap<string, string>;
  readonly plans: ReadonlyMap<string, GatherPlan>;
  readonly studio: Studio;
}

function outcomeOf(step: StudioStep, { drawn, merged, plans }: Drawn): Outcome {
  const known = drawn.get(step.name);
  if (known !== undefined) return known;
  const gather = merged.get(step.name);
  if (gather !== undefined) {
    const nodes = drawn.get(gather)?.nodes ?? [];
    return { verdict: 'mapped', nodes, reason: `Its words are the prompt of “${gather}”, which says nothing itself.` };
  }
  const owners = [...plans]
    .filter(([, plan]) => plan.as === 'menu' && plan.splits.includes(step.name))
    .map(([name]) => name);
  const nodes = owners.flatMap((name) => drawn.get(name)?.nodes ?? []);
  return { verdict: 'mapped', nodes, reason: `Its conditions are the options of “${owners.join('”, “')}”.` };
}

function report(step: StudioStep, studio: Studio, { outcome }: { outcome: Outcome }): void {
  const { draft, notes, flow } = studio;
  const about = { source: step.partOf ?? step.name, sourceType: step.partOf === undefined ? step.type : 'conditions' };
  draft.report({ ...about, ...withNotes(outcome, notes.get(step.name)) });
  if (step.name !== flow.initial) return;
  for (const other of otherEvents(studio)) draft.report({ ...about, ...other });
  const voices = [...flow.steps.values()]
    .map((other) => property(other, 'voice'))
    .filter((voice) => voice !== undefined);
  const named = [...new Set(voices)].filter((voice) => !['default', 'alice', 'man', 'woman'].includes(voice));
  if (named.length === 0) return;
  const reasonForVoices = `The voices ${named.slice(0, 6).join(', ')} are Twilio’s; the flow’s own voice speaks. Choose one in its settings.`;
  draft.report({ ...about, verdict: 'approximated', nodes: outcome.nodes, reason: reasonForVoices });
}

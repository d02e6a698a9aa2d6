import { err, type Result } from '@aybiza/foundation/result';
import type { Detected } from '../detect-format.ts';
import { DraftFlow } from '../draft-flow.ts';
import { type ImportedFlow, type ImportRefusal, refusal } from '../import-report.ts';
import { type Outcome, withNotes } from '../outcome.ts';
import { at } from '../plain-json.ts';
import { quote } from '../write-template.ts';
import { type Connect, to } from './connect-context.ts';
import { type ConnectAction, type ConnectFlow, readConnectFlow, readPosition } from './connect-flow.ts';
import { ConnectNames } from './connect-names.ts';
import { type ConnectPaths, findConnectPaths } from './connect-paths.ts';
import { findQueues } from './find-queues.ts';
import { inferValues, referencesOf } from './infer-values.ts';
import { isOutbound, wireOutboundStart } from './outbound.ts';
import { readConnectExport } from './read-export.ts';
import { keyOfPath } from './references.ts';
import { isSilent } from './spoken.ts';
import { spreadLanguages } from './spread-languages.ts';
import { QUEUE_NAME, queuesOf } from './transfers.ts';
import { translatorFor } from './translators.ts';
import { leaveAside, translateUnknown } from './without-counterpart.ts';

const MOST_INPUTS = 50;

/** A flow or module of Amazon Connect, in the flow language or in the older export of the console, as a Flow. Never throws. */
export function importAmazonConnect({
  format,
  document,
  name,
  fallbackName,
}: Detected): Result<ImportedFlow, ImportRefusal> {
  const flow = format === 'amazon-connect-export' ? readConnectExport(document) : readConnectFlow(document);
  if (flow.actions.size === 0)
    return err(refusal('BROKEN_DOCUMENT', 'This Amazon Connect flow has no actions: there is nothing to bring over.'));
  const languages = spreadLanguages(flow);
  const title =
    [name, flow.name, fallbackName].find((text) => text !== undefined && text.trim() !== '') ?? 'Amazon Connect flow';
  const draft = new DraftFlow({ format, name: title, language: languages.first });
  const paths = findConnectPaths(flow);
  const values = inferValues(flow);
  const merged = mergedPrompts(flow, paths);
  const connect: Connect = {
    draft,
    flow,
    paths,
    values,
    languages,
    merged,
    names: new ConnectNames(draft, values),
    queues: findQueues(flow, values),
    notes: new Map(),
  };
  tellNames(connect);
  const absorbed = new Map([...merged].map(([question, prompt]) => [prompt.id, question]));
  const outcomes = new Map<string, Outcome>();
  for (const action of flow.actions.values()) {
    const question = absorbed.get(action.id);
    if (question === undefined) outcomes.set(action.id, translate(action, connect));
    else draft.pass(action.id, { step: question });
  }
  reportStart(connect, document);
  for (const action of flow.actions.values()) {
    const question = absorbed.get(action.id);
    report(action, connect, outcomes.get(action.id) ?? mergedInto(question ?? '', outcomes));
  }
  for (const { source, type, reason } of flow.oddities)
    draft.report({ source, sourceType: type, verdict: 'noCounterpart', nodes: [], reason });
  return draft.finish();
}

const QUESTIONS: ReadonlySet<string> = new Set(['GetParticipantInput', 'ConnectParticipantWithLexBot']);

/** Questions without words of their own → the prompt that leads to them, and only there. */
function mergedPrompts(flow: ConnectFlow, { before, reached, elsewhere }: ConnectPaths): Map<string, ConnectAction> {
  const merged = new Map<string, ConnectAction>();
  for (const action of flow.actions.values()) {
    if (!QUESTIONS.has(action.kind) || !isSilent(action) || elsewhere.has(action.id) || action.id === flow.start)
      continue;
    const [only, ...more] = before.get(action.id) ?? [];
    const prompt = flow.actions.get(only ?? '');
    const fits = prompt?.kind === 'MessageParticipant' && !isSilent(prompt) && reached.has(prompt.id);
    if (fits && more.length === 0 && prompt.next === action.id) merged.set(action.id, prompt);
  }
  return merged;
}

/** Names that actions fill once any text asks for them, and the queue where more than one leads to a transfer. */
function tellNames(connect: Connect): void {
  const { flow, paths, draft, names, languages } = connect;
  const asked = new Set<string>();
  for (const action of flow.actions.values())
    if (!paths.elsewhere.has(action.id)) for (const path of referencesOf(action)) asked.add(keyOfPath(path));
  const isOpen = [...flow.actions.values()].some(
    (action) => action.kind === 'TransferContactToQueue' && queuesOf(action, connect).length > 1,
  );
  const isSet = [...flow.actions.values()].some(({ kind }) => kind === 'UpdateContactTargetQueue');
  if (isSet && (isOpen || asked.has(QUEUE_NAME)))
    names.tell(QUEUE_NAME, draft.variable(QUEUE_NAME, { name: 'queue_name', description: 'Whom callers wait for' }));
  if (!asked.has('LanguageCode')) return;
  const isSwitched = languages.switches.size > 0;
  names.tell(
    'LanguageCode',
    isSwitched
      ? draft.variable('LanguageCode', { name: 'language_code', description: 'The language of the call' })
      : quote(languages.first ?? 'en-US'),
  );
}

function translate(action: ConnectAction, connect: Connect): Outcome {
  if (connect.paths.elsewhere.has(action.id))
    return leaveAside(action, connect, 'Only chats, tasks and messages come here in the original; no call does.');
  return (translatorFor(action.kind) ?? translateUnknown)(action, connect);
}

function mergedInto(question: string, outcomes: ReadonlyMap<string, Outcome>): Outcome {
  const nodes = outcomes.get(question)?.nodes ?? [];
  return { verdict: 'mapped', nodes, reason: `Its words are the prompt of “${question}”, which says nothing itself.` };
}

/** Where calls enter; what they have to bring, because nothing in the flow sets it, is said there. */
function reportStart(connect: Connect, document: Detected['document']): void {
  const { draft, flow, names } = connect;
  const isOut = isOutbound(connect);
  const inputs = names.inputs.slice(0, MOST_INPUTS);
  const entry = at(document, 'Metadata', 'entryPointPosition') ?? at(document, 'metadata', 'entryPointPosition');
  const node = draft.add('start', {
    name: 'start',
    label: 'Call starts',
    data: { direction: isOut ? 'outbound' : 'inbound', inputs },
    position: readPosition(entry),
  });
  if (isOut) wireOutboundStart(connect, node);
  else draft.wire(node, 'next', to(flow.start === '' ? undefined : flow.start));
  const first = flow.actions.get(flow.start);
  const about = { source: first?.id ?? 'StartAction', sourceType: first?.type ?? 'start', nodes: [node] };
  const reason = flow.isModule
    ? 'The part begins here.'
    : isOut
      ? 'The call that is made begins here.'
      : 'Calls enter here.';
  draft.report({ ...about, verdict: 'mapped', reason });
  if (inputs.length === 0) return;
  const named = inputs.slice(0, 12).join(', ');
  draft.report({
    ...about,
    verdict: 'approximated',
    reason: `Nothing in this flow sets ${named}${inputs.length > 12 ? ' and others' : ''}: whoever starts the call does, or they stay empty.`,
  });
}

function report(action: ConnectAction, { draft, notes }: Connect, outcome: Outcome): void {
  draft.report({ source: action.id, sourceType: action.type, ...withNotes(outcome, notes.get(action.id)) });
}

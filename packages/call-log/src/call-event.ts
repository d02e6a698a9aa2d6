import { z } from 'zod';

/** The version of this union. A reader refuses a newer one; older ones are widened here. */
export const CALL_LOG_VERSION = 1;

/** JSON data as it came from outside, already limited where it entered. */
const json: z.ZodType<unknown> = z.unknown();
const wait = z.number().int();
const durationMs = z.number().nonnegative();
/** A person's or a key's id. */
const by = z.string();

function event<Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) {
  return z.object({ type: z.literal(type), ...shape });
}

/** A passage of the workspace's knowledge: the version of its document that was read then may be gone by now. */
const libraryPassageSchema = z.object({
  passage: z.string(),
  document: z.string(),
  version: z.number().int(),
  title: z.string(),
  heading: z.string(),
  text: z.string(),
});

/**
 * What happened to a call. The conversation is a function of these alone: running them through the statechart again gives the same
 * states. `wait` says which wait of the conversation they answer, so that a late answer to an earlier one is told apart.
 */
const happeningSchemas = [
  event('began', { values: z.record(z.string(), json) }),
  event('callerSaid', { text: z.string(), confidence: z.number().optional(), speechMs: durationMs.optional() }),
  event('callerPressed', { key: z.string() }),
  event('silence', { wait }),
  event('agentHeard', {
    speech: z.number().int(),
    text: z.string(),
    complete: z.boolean(),
    /** When the line reported that the speech begins to be played, epoch ms; absent in logs written before it was kept. */
    reachedAt: z.number().int().optional(),
  }),
  event('modelReplied', {
    wait,
    text: z.string(),
    toolUses: z.array(z.object({ id: z.string(), name: z.string(), input: json })),
    modelId: z.string(),
    firstTokenMs: durationMs,
    totalMs: durationMs,
    inputTokens: z.number(),
    outputTokens: z.number(),
  }),
  event('modelFailed', { wait, code: z.string() }),
  event('requestFinished', {
    wait,
    outcome: z.enum(['answered', 'timeout', 'failed']),
    status: z.number(),
    body: json,
    ms: durationMs,
  }),
  /** The workspace's knowledge was looked through: what was found, as it was then. */
  event('passagesFound', {
    wait,
    outcome: z.enum(['found', 'timeout', 'failed']),
    passages: z.array(libraryPassageSchema),
    ms: durationMs,
  }),
  event('transferFinished', { wait, outcome: z.enum(['answered', 'busy', 'noAnswer', 'declined', 'failed']) }),
  event('messageSent', { wait, outcome: z.enum(['sent', 'failed']) }),
  /** The clock was looked at and a lot was drawn: `now` in epoch milliseconds, `chance` from 0 to below 1. */
  event('consulted', { wait, now: z.number().int(), chance: z.number().min(0).max(1) }),
  /** Another system reported to the call by a signal that the flow names. */
  event('signalArrived', { signal: z.string(), body: json }),
  event('pickedUp', { wait, by: z.enum(['person', 'voicemail', 'nobody']) }),
  event('timerFired', { timer: z.string() }),
  event('stalled', { wait }),
  event('broke', { code: z.string(), detail: z.string() }),
  event('hungUp', {}),
  /** An operator told the agent something that the caller does not hear: from here on the model is given it as an instruction. */
  event('whispered', { by, text: z.string() }),
  /** An operator has the caller put through to a number. */
  event('putThrough', { by, to: z.string() }),
  /** An operator has the agent take leave. */
  event('sentOff', { by }),
  /** An operator who had taken the call over is out of it again; `lines` are the last of what was said meanwhile. */
  event('gaveBack', {
    by,
    why: z.enum(['asked', 'lost', 'limit', 'putThrough', 'sentOff']),
    lines: z.array(z.object({ who: z.enum(['operator', 'caller']), text: z.string() })),
  }),
] as const;

/** How somebody reaches an agent: by telephone, from a page of the designer, or by a widget on a business's own site. */
export const callChannelSchema = z.enum(['phone', 'browser', 'widget']);
export type CallChannel = z.infer<typeof callChannelSchema>;

/** What the call did and noticed; for people and figures, not needed to step through the call again. */
const recordSchemas = [
  event('callStarted', {
    version: z.literal(CALL_LOG_VERSION),
    channel: callChannelSchema,
    direction: z.enum(['inbound', 'outbound']),
    from: z.string(),
    to: z.string(),
    statechartHash: z.string(),
    /** Which vendors are practice equipment, so that nobody takes a rehearsal for the real thing. */
    practice: z.array(z.enum(['stt', 'tts', 'llm', 'phone'])),
    /** Who hears, speaks and brings the call, by name: what it used is billed by them. Logs of before have none. */
    vendors: z.object({ stt: z.string(), tts: z.string(), phone: z.string() }).optional(),
    /** Of a test call whose requests are answered without asking the other systems: by their examples, or by the author. */
    requests: z.enum(['examples', 'asked']).optional(),
  }),
  event('moved', { node: z.string(), port: z.string(), to: z.string() }),
  event('agentSpoke', {
    speech: z.number().int(),
    node: z.string(),
    text: z.string(),
    purpose: z.enum(['prompt', 'say', 'reply', 'meanwhile', 'again']),
  }),
  /** The caller reads and writes on a page: from here on nothing is voiced and nothing recognised; or it is again. */
  event('reads', { isReading: z.boolean() }),
  event('callerStartedSpeaking', { duringSpeech: z.number().int().nullable() }),
  event('interrupted', { speech: z.number().int(), heard: z.string() }),
  /** The agent was silent for a moment and went on: what was heard was no turn of the caller. */
  event('wentOn', { speech: z.number().int(), over: z.enum(['backchannel', 'noise']), text: z.string() }),
  event('understood', {
    node: z.string(),
    layer: z.enum(['key', 'local', 'model', 'none']),
    /** The port, handler or value that was taken; empty when nothing fitted. */
    taken: z.string(),
    passedOver: z.array(z.object({ what: z.string(), score: z.number() })),
  }),
  event('variableSet', { name: z.string(), value: json }),
  event('requestStarted', { node: z.string(), what: z.string() }),
  /** The other system is not asked: this test call has an answer of its own. */
  event('requestRehearsed', { wait, by: z.enum(['example', 'author']) }),
  event('transferStarted', { node: z.string(), to: z.string() }),
  event('messageStarted', { node: z.string(), to: z.string() }),
  /** What cannot be taken back is about to be done. Without its outcome behind it, nobody knows whether it was. */
  event('attempted', { wait, what: z.enum(['request', 'transfer', 'message']) }),
  /** Written into the log by a flow, to be counted later. */
  event('tagged', { node: z.string(), label: z.string(), value: json }),
  /** Which documents an answer was taken from. */
  event('answeredFrom', {
    node: z.string(),
    sources: z.array(z.string()),
    /** Those of the workspace's documents. */
    passages: z.array(libraryPassageSchema).optional(),
  }),
  event('recordingSet', { node: z.string(), mode: z.enum(['start', 'pause', 'resume', 'mask', 'stop']) }),
  event('languageSet', { node: z.string(), language: z.string(), voice: z.string() }),
  /** A message is being taken from here on, until the node is left. */
  event('messageTaken', { node: z.string(), text: z.string() }),
  /**
   * A test call begins at a turn of an earlier one. What stands before was gone through again without being done; `fits`: the flow
   * still led the same way up to there, else only so far.
   */
  event('wentBack', { callId: z.string(), beforeSeq: z.number().int(), fits: z.boolean() }),
  /** An operator has taken the call over: until `gaveBack` the agent is silent, and nothing is decided by the flow. */
  event('tookOver', { by, how: z.enum(['voice', 'text']) }),
  /** What an operator who has taken over said to the caller: typed, and spoken by the agent's voice, or with their own. */
  event('operatorSpoke', { by, text: z.string(), how: z.enum(['voice', 'text']) }),
  /** What the caller said to an operator. */
  event('operatorHeard', { text: z.string() }),
  /** What the caller was told before the flow began, and whether without a yes nothing is recorded. */
  event('announced', { text: z.string(), asks: z.boolean() }),
  /** What the caller answered to it. */
  event('consented', { given: z.boolean() }),
  /** The caller wants something of their own that no flow decides: it was done at once. */
  event('wished', { wish: z.enum(['stopRecording', 'deleteRecording', 'doNotCall']), text: z.string() }),
  event('noted', { code: z.string(), detail: z.string() }),
  /**
   * From the end of the caller's speech until the first sound of the answer was sent, in parts that sum to the whole. Those that are
   * optional are parts of parts, or missing in logs written before they were measured.
   */
  event('turnTimed', {
    /** Whose first sound it is: `agentHeard` tells when it reached the caller. */
    speech: z.number().int().optional(),
    recogniserMs: durationMs,
    /** What of `recogniserMs` the recogniser took to write down the words; the rest is endpointing. */
    transcriptMs: durationMs.optional(),
    decisionMs: durationMs,
    modelMs: durationMs,
    /** What of `modelMs` the model took to say what the caller meant; the rest is until its first words. */
    understandingMs: durationMs.optional(),
    /** What the answer waited for other systems: the calendar, a web address. */
    requestMs: durationMs.default(0),
    voiceMs: durationMs,
    /** What sending took on our side. */
    transportMs: durationMs,
  }),
  event('taken', { owner: z.string(), fencingToken: z.string() }),
  event('callEnded', {
    outcome: z.string(),
    reason: z.enum(['finished', 'hungUp', 'transferred', 'failed', 'dropped']),
  }),
] as const;

export const happeningSchema = z.discriminatedUnion('type', [...happeningSchemas]);
const callEventBodySchema = z.discriminatedUnion('type', [...happeningSchemas, ...recordSchemas]);

const placeSchema = z.object({
  /** Counts from 0 within the call, without gaps. */
  seq: z.number().int().nonnegative(),
  /** Epoch milliseconds. */
  at: z.number().int(),
});

/** One entry of a call's log: what, where in the order, and when. */
export const callEventSchema = z.intersection(placeSchema, callEventBodySchema);

export type Happening = z.infer<typeof happeningSchema>;
export type CallEventBody = z.infer<typeof callEventBodySchema>;
export type CallEvent = z.infer<typeof callEventSchema>;
export type CallRecord = Exclude<CallEventBody, Happening>;

/** The fields that say something about a person: kept out of logs and metrics, erased with the person. */
export const PERSONAL_FIELDS = {
  began: ['values'],
  callerSaid: ['text'],
  callerPressed: ['key'],
  agentHeard: ['text'],
  agentSpoke: ['text'],
  interrupted: ['heard'],
  wentOn: ['text'],
  modelReplied: ['text', 'toolUses'],
  requestFinished: ['body'],
  variableSet: ['value'],
  callStarted: ['from', 'to'],
  transferStarted: ['to'],
  messageStarted: ['to'],
  messageTaken: ['text'],
  signalArrived: ['body'],
  tagged: ['value'],
  whispered: ['text'],
  putThrough: ['to'],
  gaveBack: ['lines'],
  operatorSpoke: ['text'],
  operatorHeard: ['text'],
  wished: ['text'],
} as const satisfies Partial<Record<CallEventBody['type'], readonly string[]>>;

const HAPPENINGS: ReadonlySet<string> = new Set(happeningSchemas.map((schema) => schema.shape.type.value));

/** Is this one of the events that the conversation is a function of? */
export function isHappening(event: CallEventBody): event is Happening {
  return HAPPENINGS.has(event.type);
}

/** The happening of an entry, without its place in the log; undefined for a record. */
export function happeningOf(event: CallEvent): Happening | undefined {
  return isHappening(event) ? happeningSchema.parse(event) : undefined;
}

import type { CallEvent } from '@aybiza/call-log';
import { placeWithin, rootPlaceOf, type Span, type SpanAttributes } from '@aybiza/telemetry/span';
import type { CallIdentity } from '../records/call-records-port.ts';
import { turnMs } from './call-meters.ts';

type Event<Type extends CallEvent['type']> = Extract<CallEvent, { type: Type }>;
/** What became of something, without the span that it belongs to. */
type Part = Pick<Span, 'name' | 'startedAt' | 'endedAt' | 'attributes' | 'kind' | 'isFailed'>;

/** More of them in one turn would be a fault; they stand below the call then. */
const MAX_PENDING = 100;

export interface CallSpansOptions {
  readonly identity: CallIdentity;
  /** Epoch ms. Of a call that another process had, too: the first span of its trace is the same. */
  readonly startedAt: number;
  add(span: Span): void;
}

/**
 * Folds a call's log into the spans of its trace: the call; below it its turns, speeches, transfers; below a turn what the caller waited for.
 * The only place that knows how; the dialogue and its performers know nothing of it. What the log keeps of a person does not get here.
 */
export class CallSpans {
  readonly #options: CallSpansOptions;
  readonly #root;
  /** What may belong to the turn whose answer has not sounded yet. */
  #pending: Part[] = [];
  readonly #speeches = new Map<number, Event<'agentSpoke'>>();
  #request: Event<'requestStarted'> | undefined;
  #transfer: Event<'transferStarted'> | undefined;
  #message: Event<'messageStarted'> | undefined;

  constructor(options: CallSpansOptions) {
    this.#options = options;
    this.#root = rootPlaceOf(options.identity.id);
  }

  take(event: CallEvent): void {
    switch (event.type) {
      case 'agentSpoke':
        this.#speeches.set(event.speech, event);
        return;
      case 'agentHeard':
        this.#endSpeech(event);
        return;
      case 'modelReplied':
        this.#wait('model', { ms: event.totalMs, at: event.at, attributes: attributesOf(event) });
        return;
      case 'modelFailed':
        this.#wait('model', { ms: 0, at: event.at, attributes: { 'error.type': event.code }, isFailed: true });
        return;
      case 'requestStarted':
        this.#request = event;
        return;
      case 'requestFinished':
        this.#endRequest(event);
        return;
      case 'passagesFound': {
        const attributes = { outcome: event.outcome, passages: event.passages.length };
        this.#wait('knowledge', { ms: event.ms, at: event.at, attributes });
        return;
      }
      case 'turnTimed':
        this.#endTurn(event);
        return;
      case 'transferStarted':
        this.#transfer = event;
        return;
      case 'transferFinished':
        this.#end('transfer', this.#transfer, event);
        return;
      case 'messageStarted':
        this.#message = event;
        return;
      case 'messageSent':
        this.#end('message', this.#message, event);
        return;
      case 'taken':
        this.#below({ name: 'taken over', startedAt: event.at, endedAt: event.at, attributes: {} });
        return;
      case 'callEnded':
        this.#endCall(event);
        return;
      default:
        return;
    }
  }

  /** Where the call stands is in the database now. */
  checkpointed(startedAt: number, endedAt: number): void {
    this.#below({ name: 'checkpoint', startedAt, endedAt, attributes: {} });
  }

  #wait(
    name: string,
    { ms, at, ...part }: { ms: number; at: number; attributes: SpanAttributes; isFailed?: boolean },
  ): void {
    this.#pending.push({ name, kind: 'client', startedAt: at - ms, endedAt: at, ...part });
    if (this.#pending.length > MAX_PENDING) this.#flush();
  }

  #endRequest({ at, ms, outcome, status }: Event<'requestFinished'>): void {
    const node = this.#request?.node;
    const attributes = { outcome, status, ...(node === undefined ? {} : { node }) };
    this.#wait('request', { ms, at, attributes, isFailed: outcome !== 'answered' });
    this.#request = undefined;
  }

  #endTurn(turn: Event<'turnTimed'>): void {
    const { at } = turn;
    const startedAt = at - turnMs(turn);
    const place = placeWithin(this.#root);
    const attributes = turn.speech === undefined ? {} : { speech: turn.speech };
    this.#add({ ...place, parentId: this.#root.spanId, name: 'turn', startedAt, endedAt: at, attributes });
    const voicedAt = at - turn.voiceMs - turn.transportMs;
    const parts: Part[] = [
      { name: 'endpointing', startedAt, endedAt: startedAt + turn.recogniserMs, attributes: {} },
      ...this.#pending.splice(0),
      { name: 'voice', kind: 'client', startedAt: voicedAt, endedAt: at, attributes: {} },
    ];
    for (const part of parts) this.#below(part, part.endedAt >= startedAt ? place.spanId : undefined);
  }

  #endSpeech({ speech, complete, at }: Event<'agentHeard'>): void {
    const spoke = this.#speeches.get(speech);
    if (spoke === undefined) return;
    this.#speeches.delete(speech);
    const { node, purpose } = spoke;
    this.#below({ name: 'speech', startedAt: spoke.at, endedAt: at, attributes: { speech, node, purpose, complete } });
  }

  #end(
    name: string,
    start: { readonly at: number; readonly node: string } | undefined,
    { at, outcome }: { at: number; outcome: string },
  ): void {
    const attributes = { outcome, ...(start === undefined ? {} : { node: start.node }) };
    this.#below({ name, kind: 'client', startedAt: start?.at ?? at, endedAt: at, attributes });
  }

  #endCall({ at, reason }: Event<'callEnded'>): void {
    const { identity, startedAt } = this.#options;
    const { id, channel, placed, deployed, isTest } = identity;
    this.#flush();
    this.#add({
      ...this.#root,
      name: 'call',
      kind: placed === undefined ? 'server' : 'client',
      startedAt,
      endedAt: at,
      isFailed: reason === 'failed',
      attributes: {
        'call.id': id,
        'workspace.id': deployed.workspaceId,
        'agent.id': deployed.agentId,
        ...(deployed.flowVersionId === null ? {} : { 'flow_version.id': deployed.flowVersionId }),
        channel,
        reason,
        test: isTest,
      },
    });
  }

  #flush(): void {
    for (const part of this.#pending.splice(0)) this.#below(part);
  }

  #below(part: Part, parentId = this.#root.spanId): void {
    this.#add({ ...part, ...placeWithin(this.#root), parentId });
  }

  #add(span: Span): void {
    this.#options.add(span);
  }
}

function attributesOf({ modelId, firstTokenMs, inputTokens, outputTokens }: Event<'modelReplied'>): SpanAttributes {
  return {
    // OpenTelemetry's names for what models do.
    'gen_ai.response.model': modelId,
    'gen_ai.usage.input_tokens': inputTokens,
    'gen_ai.usage.output_tokens': outputTokens,
    first_token_ms: Math.round(firstTokenMs),
  };
}

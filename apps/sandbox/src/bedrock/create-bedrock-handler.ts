import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Clock, systemClock } from '@aybiza/foundation/clock';
import { newId } from '@aybiza/foundation/new-id';
import { waitFor } from '../aws/wait-for.ts';
import type { Faults } from '../faults.ts';
import { readBody } from '../http-exchange.ts';
import { parseJson } from '../parse-json.ts';
import type { RequestHandler } from '../request-handler.ts';
import { type ApiError, apiError, sendApiError } from './api-error.ts';
import { bodyOf, type ConverseReply, eventsOf, metadataEvent, replyOf } from './converse-reply.ts';
import { type ConverseRequest, converseRequestSchema } from './converse-request.ts';
import { embeddingRequestSchema, embedText } from './embed-text.ts';
import { findBrokenRule } from './find-broken-rule.ts';
import { type LlmFault, toLlmFault } from './llm-fault.ts';
import { answerQuestion } from './practice-model/answer-question.ts';
import { STALL_MS, sendStream } from './send-stream.ts';
import { toQuestion } from './to-question.ts';

const PATH = /^\/model\/([^/]+)\/(converse|converse-stream|invoke)$/;
/** A model whose id ends so is the second of somebody, and fails by itself. */
const BACKUP = 'fallback';
const DEFAULT_WORD_DELAY_MS = 15;

export interface BedrockOptions {
  readonly faults: Faults;
  readonly clock?: Clock;
  /** Between two streamed words, in milliseconds. Default 15; 0 for tests. */
  readonly wordDelayMs?: number;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly clock: Clock;
  readonly wordDelayMs: number;
  readonly fault: LlmFault;
  readonly isStreaming: boolean;
}

/** Claude on Amazon Bedrock for tests and rehearsals: Converse and ConverseStream over the practice model. */
export function createBedrockHandler(options: BedrockOptions): RequestHandler {
  const { faults, clock = systemClock(), wordDelayMs = DEFAULT_WORD_DELAY_MS } = options;
  return (request, response) => {
    const [, modelId = '', operation] = PATH.exec((request.url ?? '').split('?')[0] ?? '') ?? [];
    if (request.method !== 'POST' || operation === undefined) return false;
    const isStreaming = operation === 'converse-stream';
    const fault = toLlmFault(faults.take(modelId.endsWith(BACKUP) ? 'backup-llm' : 'llm'));
    const exchange = { request, response, clock, wordDelayMs, fault, isStreaming };
    // What fails here is a client that left in the middle of its request, or sent far too much.
    const answering = operation === 'invoke' ? answerEmbedding(exchange) : answer(exchange);
    void answering.catch(() => response.destroy());
    return true;
  };
}

async function answer(exchange: Exchange): Promise<void> {
  const { request, response, clock, fault } = exchange;
  const startedAt = clock.now();
  const asked = await readRequest(request);
  if (fault.stall) {
    await waitFor(response, clock, STALL_MS);
    response.destroy();
    return;
  }
  if (fault.delayMs > 0) await waitFor(response, clock, fault.delayMs);
  if (response.destroyed) return;
  response.setHeader('x-amzn-requestid', newId('request'));
  const isAtOnce = fault.cut === undefined || !exchange.isStreaming;
  if (isAtOnce && fault.error !== undefined) return sendApiError(response, fault.error);
  if (asked.status === 'refused') return sendApiError(response, asked.error);
  const reply = replyOf(asked.body, answerQuestion(toQuestion(asked.body)));
  const latencyMs = clock.now() - startedAt;
  if (!exchange.isStreaming) return sendWhole(exchange, reply, latencyMs);
  response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream' });
  response.flushHeaders();
  await sendStream(response, [...eventsOf(reply), metadataEvent(reply, latencyMs)], exchange);
}

/** Titan's embeddings, by InvokeModel. */
async function answerEmbedding({ request, response, clock, fault }: Exchange): Promise<void> {
  const text = await readBody(request);
  if (fault.stall) {
    await waitFor(response, clock, STALL_MS);
    response.destroy();
    return;
  }
  if (fault.delayMs > 0) await waitFor(response, clock, fault.delayMs);
  if (response.destroyed) return;
  if (fault.error !== undefined) return sendApiError(response, fault.error);
  if (request.headers.authorization === undefined)
    return sendApiError(response, apiError(403, 'Missing Authentication Token', 'MissingAuthenticationTokenException'));
  const parsed = embeddingRequestSchema.safeParse(parseJson(text));
  if (!parsed.success)
    return sendApiError(response, apiError(400, `Malformed input request: ${parsed.error.issues[0]?.message ?? ''}`));
  // A direction of another length is what no vendor sends and every client must notice.
  const dimensions = fault.garble ? parsed.data.dimensions / 2 : parsed.data.dimensions;
  response.writeHead(200, { 'content-type': 'application/json', 'x-amzn-requestid': newId('request') });
  response.end(JSON.stringify(embedText({ ...parsed.data, dimensions })));
}

function sendWhole({ response, fault }: Exchange, reply: ConverseReply, latencyMs: number): void {
  if (fault.cut !== undefined) {
    response.destroy();
    return;
  }
  const body = JSON.stringify(bodyOf(reply, latencyMs));
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(fault.garble ? body.slice(0, body.length / 2) : body);
}

type Asked =
  | { readonly status: 'refused'; readonly error: ApiError }
  | { readonly status: 'good'; readonly body: ConverseRequest };

/** The checked request, or why the vendor would refuse it. The body is always read: an answer before its end would break the connection. */
async function readRequest(request: IncomingMessage): Promise<Asked> {
  const text = await readBody(request);
  if (request.headers.authorization === undefined)
    return {
      status: 'refused',
      error: apiError(403, 'Missing Authentication Token', 'MissingAuthenticationTokenException'),
    };
  const parsed = converseRequestSchema.safeParse(parseJson(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return {
      status: 'refused',
      error: apiError(400, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'malformed request'}`),
    };
  }
  const broken = findBrokenRule(parsed.data);
  return broken === undefined
    ? { status: 'good', body: parsed.data }
    : { status: 'refused', error: apiError(400, broken) };
}

import type { Clock } from '@aybiza/foundation/clock';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import type { LlmBehaviour, LlmContractHarness } from '../contract.ts';
import type { LanguageModel } from '../port.ts';
import { type SseAnswer, startLocalSse, writeEvents } from './local-sse.ts';

type ToolUse = Extract<LlmBehaviour, { type: 'tools' }>['toolUses'][number];

/** One protocol of server-sent events, by what its answers look like. */
export interface SseProtocol {
  create(options: { baseUrl: string; clock: Clock }): LanguageModel;
  /** A reply as its events: all of them, the last ones saying that it is whole and why it ends. */
  reply(reply: {
    pieces: readonly string[];
    toolUses?: readonly ToolUse[];
    stop: 'end' | 'tools' | 'length';
  }): string[];
  /** How many events say that a reply is whole. */
  readonly endings: number;
  refusal(status: 429 | 503): string;
}

/** The contract's harness over a local server that speaks the protocol. */
export async function sseHarness(protocol: SseProtocol): Promise<LlmContractHarness> {
  const clock = fakeClock();
  const server = await startLocalSse(() => {});
  const model = protocol.create({ baseUrl: server.baseUrl, clock });
  let hasRequest: () => void = () => {};
  let hasText: () => void = () => {};
  return {
    model: {
      converse(request, options) {
        const onText = (text: string): void => {
          options.onText?.(text);
          hasText();
        };
        return model.converse(request, { ...options, onText });
      },
    },
    behave(behaviour) {
      const answer = answerFor(protocol, behaviour);
      server.answer = (response, request) => {
        // Not before the text has been read: a client may throw away what it has not read when the connection is lost.
        if (behaviour.type === 'cuts') hasText = () => response.destroy();
        answer(response, request);
        hasRequest();
      };
    },
    withdrawn: async () => server.requests.at(-1)?.aborted,
    async advance(ms) {
      if (server.requests.length === 0) {
        await new Promise<void>((resolve) => {
          hasRequest = resolve;
        });
      }
      clock.advance(ms);
    },
    dispose: () => server.close(),
  };
}

function answerFor(protocol: SseProtocol, behaviour: LlmBehaviour): SseAnswer {
  const whole = (reply: Parameters<SseProtocol['reply']>[0]): SseAnswer => {
    const events = protocol.reply(reply);
    return (response) => {
      writeEvents(response, events);
      response.end();
    };
  };
  const unfinished = (pieces: readonly string[]) => protocol.reply({ pieces, stop: 'end' }).slice(0, -protocol.endings);
  const refuses = (status: 429 | 503): SseAnswer => {
    return (response) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(protocol.refusal(status));
  };
  switch (behaviour.type) {
    case 'text':
      return whole({ pieces: behaviour.pieces, stop: 'end' });
    case 'tools':
      return whole({ pieces: [behaviour.text], toolUses: behaviour.toolUses, stop: 'tools' });
    case 'cutTool':
      return whole({
        pieces: ['So'],
        toolUses: [{ id: 't', name: 'lookup_order', json: '{"id": "45' }],
        stop: 'length',
      });
    case 'brokenOff':
      return (response) => {
        writeEvents(response, unfinished(behaviour.pieces));
        response.end();
      };
    case 'cuts':
    case 'stalls':
      return (response) => writeEvents(response, behaviour.pieces.length === 0 ? [] : unfinished(behaviour.pieces));
    case 'refuses':
      return refuses(503);
    case 'throttles':
      return refuses(429);
  }
}

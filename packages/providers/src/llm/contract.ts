import assert from 'node:assert/strict';
import { ProviderError, type ProviderErrorCode } from '../provider-error.ts';
import type { ContractCheck } from '../testing/contract-check.ts';
import { LONGEST_SILENCE_MS } from '../testing/vendor-in-hand.ts';
import type { LanguageModel, LlmOptions, LlmReply, LlmRequest } from './port.ts';

/** How the vendor behaves from now on. */
export type LlmBehaviour =
  | { type: 'text'; pieces: readonly string[] }
  | { type: 'tools'; text: string; toolUses: readonly { id: string; name: string; json: string }[] }
  /** Some text, then the output limit inside a tool's input. */
  | { type: 'cutTool' }
  /** Some text, then an end that does not say the answer is whole. */
  | { type: 'brokenOff'; pieces: readonly string[] }
  /** Some text (perhaps none), then nothing, for ever. */
  | { type: 'stalls'; pieces: readonly string[] }
  /** Some text, then the connection is lost. */
  | { type: 'cuts'; pieces: readonly string[] }
  /** Cannot serve anybody now. */
  | { type: 'refuses' }
  | { type: 'throttles' };

/** How long an adapter may wait for an answer to begin: meanwhile the call itself says something to its caller. */
const LONGEST_START_MS = 2500;

/** An adapter, and the vendor's side in the test's hands. */
export interface LlmContractHarness {
  model: LanguageModel;
  behave(behaviour: LlmBehaviour): void;
  /** Resolves when the vendor has noticed that a question was withdrawn. */
  withdrawn(): Promise<void>;
  /** Lets so much time pass for the adapter, once the vendor has the question. */
  advance(ms: number): Promise<void>;
  dispose(): Promise<void>;
}

const REQUEST: LlmRequest = {
  system: 'You are the phone agent of Acme.',
  messages: [{ role: 'user', content: [{ type: 'text', text: 'Where is my order?' }] }],
  tools: [
    {
      name: 'lookup_order',
      description: 'Finds an order.',
      inputSchema: { type: 'object', properties: { id: { type: 'string' } } },
    },
  ],
  maxTokens: 300,
};

function ask(harness: LlmContractHarness, options: Partial<LlmOptions> = {}): Promise<LlmReply> {
  return harness.model.converse(REQUEST, { signal: new AbortController().signal, ...options });
}

function hasCode(code: ProviderErrorCode, retryable: boolean): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof ProviderError, `not a ProviderError: ${error}`);
    assert.equal(error.code, code);
    assert.equal(error.retryable, retryable);
    return true;
  };
}

/** Real time: ample once a deadline has passed, and below the time-outs of sockets, which must not stand in for it. */
const SOON_MS = 3000;

async function soon(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const giveUp = () => reject(new Error('the deadline has passed and nothing was given up'));
    // A turn of the loop later: after a pause of the machine, timers come before what has long arrived.
    timer = setTimeout(() => setImmediate(giveUp), SOON_MS);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** What every language model adapter must do. */
export const llmContract: readonly ContractCheck<LlmContractHarness>[] = [
  {
    title: 'streams text in order and returns all of it',
    async run(harness) {
      harness.behave({ type: 'text', pieces: ['One, ', 'mom', 'ent.'] });
      const pieces: string[] = [];
      const reply = await ask(harness, { onText: (text) => pieces.push(text) });
      assert.deepEqual(pieces, ['One, ', 'mom', 'ent.']);
      assert.equal(reply.text, 'One, moment.');
      assert.equal(reply.stopReason, 'endTurn');
      assert.deepEqual(reply.toolUses, []);
      assert.ok(reply.usage.inputTokens > 0 && reply.usage.outputTokens > 0);
      assert.ok(reply.firstTokenMs >= 0 && reply.totalMs >= reply.firstTokenMs);
      assert.notEqual(reply.modelId, '');
    },
  },
  {
    title: 'returns several tool uses with their parsed input, an empty one as an empty object',
    async run(harness) {
      harness.behave({
        type: 'tools',
        text: 'One, moment.',
        toolUses: [
          { id: 't1', name: 'lookup_order', json: '{"id": "456"}' },
          { id: 't2', name: 'lookup_order', json: '' },
        ],
      });
      const reply = await ask(harness);
      assert.equal(reply.stopReason, 'toolUse');
      assert.equal(reply.text, 'One, moment.');
      assert.deepEqual(reply.toolUses, [
        { id: 't1', name: 'lookup_order', input: { id: '456' } },
        { id: 't2', name: 'lookup_order', input: {} },
      ]);
    },
  },
  {
    title: 'never hands out a tool use that was cut off',
    async run(harness) {
      harness.behave({ type: 'cutTool' });
      const reply = await ask(harness);
      assert.equal(reply.stopReason, 'maxTokens');
      assert.deepEqual(reply.toolUses, []);
    },
  },
  {
    title: 'refuses tool input that is not JSON, without asking to try again',
    async run(harness) {
      harness.behave({ type: 'tools', text: '', toolUses: [{ id: 't', name: 'lookup_order', json: '{"id": ' }] });
      await assert.rejects(ask(harness), hasCode('PROVIDER_INVALID_TOOL_INPUT', false));
    },
  },
  {
    title: 'counts an answer that broke off as failed',
    async run(harness) {
      harness.behave({ type: 'brokenOff', pieces: ['One, '] });
      const pieces: string[] = [];
      await assert.rejects(
        ask(harness, { onText: (text) => pieces.push(text) }),
        hasCode('PROVIDER_INCOMPLETE_REPLY', true),
      );
      assert.deepEqual(pieces, ['One, ']);
    },
  },
  {
    title: 'gives up when the answer does not begin',
    async run(harness) {
      harness.behave({ type: 'stalls', pieces: [] });
      const asked = assert.rejects(ask(harness), hasCode('PROVIDER_TIMEOUT', true));
      await harness.advance(LONGEST_START_MS);
      await soon(asked);
      await harness.withdrawn();
    },
  },
  {
    title: 'gives up when the answer stops in the middle, within two seconds',
    async run(harness) {
      harness.behave({ type: 'stalls', pieces: ['One, '] });
      let begun: () => void = () => {};
      const hasBegun = new Promise<void>((resolve) => {
        begun = resolve;
      });
      const asked = assert.rejects(ask(harness, { onText: () => begun() }), hasCode('PROVIDER_TIMEOUT', true));
      await hasBegun;
      await harness.advance(LONGEST_SILENCE_MS);
      await soon(asked);
      await harness.withdrawn();
    },
  },
  {
    title: 'reports a lost connection as a failure that may pass, after the text that came before it',
    async run(harness) {
      harness.behave({ type: 'cuts', pieces: ['One, '] });
      const pieces: string[] = [];
      await assert.rejects(
        ask(harness, { onText: (text) => pieces.push(text) }),
        hasCode('PROVIDER_UNREACHABLE', true),
      );
      assert.deepEqual(pieces, ['One, ']);
    },
  },
  {
    title: 'reports a vendor that refuses as a failure that may pass',
    async run(harness) {
      harness.behave({ type: 'refuses' });
      await assert.rejects(ask(harness), hasCode('PROVIDER_UNAVAILABLE', true));
    },
  },
  {
    title: 'says that it was throttled, and that later may be better',
    async run(harness) {
      harness.behave({ type: 'throttles' });
      await assert.rejects(ask(harness), hasCode('PROVIDER_THROTTLED', true));
    },
  },
  {
    title: 'withdraws the question when it is aborted, and streams nothing more',
    async run(harness) {
      harness.behave({ type: 'stalls', pieces: ['One, ', 'two, ', 'three '] });
      const abort = new AbortController();
      const pieces: string[] = [];
      const onText = (text: string): void => {
        pieces.push(text);
        abort.abort();
      };
      await assert.rejects(ask(harness, { signal: abort.signal, onText }), hasCode('PROVIDER_ABORTED', false));
      await harness.withdrawn();
      assert.deepEqual(pieces, ['One, ']);
    },
  },
  {
    title: 'asks nothing when it was aborted before',
    async run(harness) {
      harness.behave({ type: 'text', pieces: ['Hello.'] });
      await assert.rejects(ask(harness, { signal: AbortSignal.abort() }), hasCode('PROVIDER_ABORTED', false));
    },
  },
];

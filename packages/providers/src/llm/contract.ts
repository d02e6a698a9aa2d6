import assert from 'node:assert/strict';
import { ProviderError, type ProviderErrorCode } from '../provider-error.ts';
import type { ContractCheck } from '../testing/contract-check.ts';
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
  | { type: 'throttles' };

/** An adapter, and the vendor's side in the test's hands. */
export interface LlmContractHarness {
  model: LanguageModel;
  behave(behaviour: LlmBehaviour): void;
  /** Resolves when the vendor has noticed that a question was withdrawn. */
  withdrawn(): Promise<void>;
  /** Lets the adapter's own deadlines pass. */
  passDeadline(): Promise<void>;
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

/** What every language model adapter must do. */
export const llmContract: readonly ContractCheck<LlmContractHarness>[] = [
  {
    title: 'streams text in order and returns all of it',
    async run(harness) {
      harness.behave({ type: 'text', pieces: ['One ', 'mom', 'ent.'] });
      const pieces: string[] = [];
      const reply = await ask(harness, { onText: (text) => pieces.push(text) });
      assert.deepEqual(pieces, ['One ', 'mom', 'ent.']);
      assert.equal(reply.text, 'One moment.');
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
        text: 'One moment.',
        toolUses: [
          { id: 't1', name: 'lookup_order', json: '{"id": "456"}' },
          { id: 't2', name: 'lookup_order', json: '' },
        ],
      });
      const reply = await ask(harness);
      assert.equal(reply.stopReason, 'toolUse');
      assert.equal(reply.text, 'One moment.');
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
      harness.behave({ type: 'brokenOff', pieces: ['One '] });
      const pieces: string[] = [];
      await assert.rejects(
        ask(harness, { onText: (text) => pieces.push(text) }),
        hasCode('PROVIDER_INCOMPLETE_REPLY', true),
      );
      assert.deepEqual(pieces, ['One ']);
    },
  },
  {
    title: 'gives up when the answer does not begin',
    async run(harness) {
      harness.behave({ type: 'stalls', pieces: [] });
      const asked = assert.rejects(ask(harness), hasCode('PROVIDER_TIMEOUT', true));
      await harness.passDeadline();
      await asked;
      await harness.withdrawn();
    },
  },
  {
    title: 'gives up when the answer stops in the middle',
    async run(harness) {
      harness.behave({ type: 'stalls', pieces: ['One '] });
      let begun: () => void = () => {};
      const hasBegun = new Promise<void>((resolve) => {
        begun = resolve;
      });
      const asked = assert.rejects(ask(harness, { onText: () => begun() }), hasCode('PROVIDER_TIMEOUT', true));
      await hasBegun;
      await harness.passDeadline();
      await asked;
      await harness.withdrawn();
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
      harness.behave({ type: 'stalls', pieces: ['One ', 'two ', 'three '] });
      const abort = new AbortController();
      const pieces: string[] = [];
      const onText = (text: string): void => {
        pieces.push(text);
        abort.abort();
      };
      await assert.rejects(ask(harness, { signal: abort.signal, onText }), hasCode('PROVIDER_ABORTED', false));
      await harness.withdrawn();
      assert.deepEqual(pieces, ['One ']);
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

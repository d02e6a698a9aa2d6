import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LlmContent, LlmMessage } from '../port.ts';
import { toConverseMessages } from './to-converse-messages.ts';

function user(...content: (string | LlmContent)[]): LlmMessage {
  return { role: 'user', content: content.map(toContent) };
}

function assistant(...content: (string | LlmContent)[]): LlmMessage {
  return { role: 'assistant', content: content.map(toContent) };
}

function toContent(content: string | LlmContent): LlmContent {
  return typeof content === 'string' ? { type: 'text', text: content } : content;
}

function toolUse(id: string): LlmContent {
  return { type: 'toolUse', id, name: 'look', input: { id } };
}

function toolResult(toolUseId: string, output: unknown): LlmContent {
  return { type: 'toolResult', toolUseId, output };
}

describe('a history for the service', () => {
  it('merges neighbours of one role and drops blank text', () => {
    expect(toConverseMessages([user('a', ' '), user('b'), assistant(''), user('c')])).toEqual([
      { role: 'user', content: [{ text: 'a' }, { text: 'b' }, { text: 'c' }] },
    ]);
  });

  it('begins and ends with the user', () => {
    expect(toConverseMessages([assistant('Hello, this is Acme.')]).map(({ role }) => role)).toEqual([
      'user',
      'assistant',
      'user',
    ]);
  });

  it('puts tool results first', () => {
    const messages = toConverseMessages([
      user('a'),
      assistant(toolUse('t1')),
      user('wait', toolResult('t1', { found: true })),
    ]);
    expect(messages[2]?.content).toEqual([
      { toolResult: { toolUseId: 't1', content: [{ json: { found: true } }], status: 'success' } },
      { text: 'wait' },
    ]);
  });

  it('answers a tool use whose result never came with an error', () => {
    const messages = toConverseMessages([user('a'), assistant('One moment', toolUse('t1')), user('never mind')]);
    expect(messages[2]?.content).toEqual([
      {
        toolResult: {
          toolUseId: 't1',
          content: [{ text: 'The call was interrupted before the tool answered.' }],
          status: 'error',
        },
      },
      { text: 'never mind' },
    ]);
  });

  it('drops results that answer nothing, and merges what then stands side by side', () => {
    expect(
      toConverseMessages([user('a'), assistant('b'), user(toolResult('gone', 1)), assistant('c'), user('d')]),
    ).toEqual([
      { role: 'user', content: [{ text: 'a' }] },
      { role: 'assistant', content: [{ text: 'b' }, { text: 'c' }] },
      { role: 'user', content: [{ text: 'd' }] },
    ]);
  });

  it.each([
    ['shipped', { text: 'shipped' }],
    ['', { text: '(empty)' }],
    [['a'], { json: { result: ['a'] } }],
    [7, { json: { result: 7 } }],
    [undefined, { json: { result: null } }],
    [{ a: undefined, b: 1 }, { json: { b: 1 } }],
  ])('gives the result %j in a form the service takes', (output, content) => {
    const messages = toConverseMessages([user('a'), assistant(toolUse('t')), user(toolResult('t', output))]);
    expect(messages[2]?.content?.[0]?.toolResult?.content).toEqual([content]);
  });

  it('keeps the rules of the service whatever the history', () => {
    const content: fc.Arbitrary<LlmContent> = fc.oneof(
      fc.constantFrom('', ' ', 'hello').map((text): LlmContent => ({ type: 'text', text })),
      fc.constantFrom('t1', 't2').map(toolUse),
      fc.constantFrom('t1', 't2', 't3').map((id) => toolResult(id, 'ok')),
    );
    const message = fc.record({
      role: fc.constantFrom('user' as const, 'assistant' as const),
      content: fc.array(content, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 8 }), (history) => {
        const messages = toConverseMessages(history);
        messages.forEach(({ role, content: blocks = [] }, index) => {
          expect(role).toBe(index % 2 === 0 ? 'user' : 'assistant');
          expect(blocks.length).toBeGreaterThan(0);
          const asked = (messages[index - 1]?.content ?? []).flatMap((block) => block.toolUse?.toolUseId ?? []);
          const answered = blocks.map((block) => block.toolResult?.toolUseId);
          expect(answered.slice(0, asked.length)).toEqual(asked);
          expect(answered.slice(asked.length).every((id) => id === undefined)).toBe(true);
          for (const block of blocks) {
            if (block.text !== undefined) expect(block.text.trim()).not.toBe('');
            if (block.toolUse !== undefined) expect(role).toBe('assistant');
          }
        });
        expect(messages.length % 2).toBe(1);
      }),
    );
  });
});

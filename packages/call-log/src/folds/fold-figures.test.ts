import { describe, expect, it } from 'vitest';
import type { CallEvent, CallEventBody } from '../call-event.ts';
import { foldFigures, HUNG_UP, TURNED_AWAY } from './fold-figures.ts';

/** A log whose entries stand a second apart. */
const log = (...bodies: CallEventBody[]): CallEvent[] =>
  bodies.map((body, seq) => ({ ...body, seq, at: 1_000 * (seq + 1) }));

const moved = (node: string, to: string): CallEventBody => ({ type: 'moved', node, port: 'next', to });
const ended = (reason: 'finished' | 'hungUp' | 'transferred' | 'failed' | 'dropped', outcome = reason as string) =>
  ({ type: 'callEnded', outcome, reason }) as const;
const timed = { recogniserMs: 200, decisionMs: 1, modelMs: 400, requestMs: 0, voiceMs: 150, transportMs: 80 };

describe('foldFigures', () => {
  it('tells what became of the caller', () => {
    const endings = [
      log(ended('finished', 'booked')),
      log({ type: 'hungUp' }, ended('hungUp', HUNG_UP)),
      log({ type: 'hungUp' }, ended('hungUp', 'booked')),
      log({ type: 'transferFinished', wait: 1, outcome: 'answered' }, ended('hungUp', HUNG_UP)),
      log({ type: 'transferFinished', wait: 1, outcome: 'busy' }, ended('finished')),
      log(ended('transferred')),
      log(ended('failed')),
      log({ type: 'callerSaid', text: 'Hello?' }),
    ].map((events) => foldFigures(events).ending);
    expect(endings).toEqual([
      'contained',
      'left',
      'contained',
      'transferred',
      'contained',
      'transferred',
      'dropped',
      'dropped',
    ]);
  });

  it('knows how long the call was in each node, and in which it ended', () => {
    const { nodes, durationMs } = foldFigures(
      log(moved('', 'start'), moved('start', 'ask'), moved('', 'help'), moved('help', ''), ended('hungUp', HUNG_UP)),
    );
    expect(nodes).toEqual([
      { node: 'start', visits: 1, dwellMs: 1_000, endedHere: false },
      { node: 'ask', visits: 2, dwellMs: 2_000, endedHere: true },
      { node: 'help', visits: 1, dwellMs: 1_000, endedHere: false },
    ]);
    expect(durationMs).toBe(4_000);
  });

  it('counts by which layer each answer was understood', () => {
    const understood = (layer: 'key' | 'local' | 'model' | 'none'): CallEventBody => ({
      type: 'understood',
      node: 'ask',
      layer,
      taken: '',
      passedOver: [],
    });
    const figures = foldFigures(log(understood('local'), understood('local'), understood('model'), understood('none')));
    expect(figures.understood).toEqual({ key: 0, local: 2, model: 1, none: 1 });
  });

  it('adds up what costs something, by model', () => {
    const reply = (modelId: string, inputTokens: number, outputTokens: number): CallEventBody => ({
      type: 'modelReplied',
      wait: 1,
      text: '',
      toolUses: [],
      modelId,
      firstTokenMs: 100,
      totalMs: 200,
      inputTokens,
      outputTokens,
    });
    const { usage } = foldFigures(
      log(
        { type: 'agentSpoke', speech: 1, node: 'ask', text: 'Hello.', purpose: 'prompt' },
        { type: 'callerSaid', text: 'Hi', speechMs: 420.4 },
        reply('small', 100, 10),
        reply('large', 7, 3),
        reply('small', 50, 5),
        ended('finished'),
      ),
    );
    expect(Object.fromEntries(usage.map(({ unit, source, amount }) => [`${unit} ${source}`.trim(), amount]))).toEqual({
      callMs: 5_000,
      recognisedMs: 5_000,
      spokenCharacters: 6,
      callerSpeechMs: 420,
      'modelReplies small': 2,
      'inputTokens small': 150,
      'outputTokens small': 15,
      'modelReplies large': 1,
      'inputTokens large': 7,
      'outputTokens large': 3,
    });
  });

  it('says on whose bill something is, and that practice equipment and a page are on nobody’s', () => {
    const started = (channel: 'phone' | 'browser', practice: ('stt' | 'tts')[]): CallEventBody => ({
      type: 'callStarted',
      version: 1,
      channel,
      direction: 'inbound',
      from: '',
      to: '',
      statechartHash: '',
      practice,
      vendors: { stt: 'deepgram-stt', tts: 'polly', phone: 'twilio' },
    });
    const spoke: CallEventBody = { type: 'agentSpoke', speech: 1, node: 'ask', text: 'Hello.', purpose: 'prompt' };
    const sources = (...events: CallEventBody[]) =>
      foldFigures(log(...events, ended('finished'))).usage.map(({ unit, source }) => `${unit} ${source}`);
    expect(sources(started('phone', ['stt']), spoke)).toEqual([
      'callMs twilio',
      'recognisedMs practice',
      'spokenCharacters polly',
    ]);
    expect(sources(started('browser', ['tts']), spoke)).toEqual([
      'callMs browser',
      'recognisedMs deepgram-stt',
      'spokenCharacters practice',
    ]);
  });

  it('leaves out of what was recognised the time in which a person had the caller', () => {
    const { usage } = foldFigures(
      log(
        { type: 'transferStarted', node: 'help', to: '+41441234567' },
        { type: 'silence', wait: 1 },
        { type: 'transferFinished', wait: 1, outcome: 'noAnswer' },
        ended('finished'),
      ),
    );
    expect(usage.find(({ unit }) => unit === 'recognisedMs')?.amount).toBe(1_000);
  });

  it('counts neither a voice nor a recogniser for a caller who reads and writes', () => {
    const spoke = { type: 'agentSpoke', speech: 1, node: 'hello', text: 'Hello.', purpose: 'say' } as const;
    const { usage } = foldFigures(
      log({ type: 'reads', isReading: true }, spoke, { type: 'reads', isReading: false }, spoke, ended('finished')),
    );
    const amountOf = (wanted: string) => usage.find(({ unit }) => unit === wanted)?.amount;
    expect([amountOf('recognisedMs'), amountOf('spokenCharacters')]).toEqual([2_000, 'Hello.'.length]);
  });

  it('counts a caller whom a limit turned away as lost, not as somebody who was helped', () => {
    expect(foldFigures(log(ended('finished', TURNED_AWAY))).ending).toBe('dropped');
  });

  it('puts each part of each answer into its histogram, and the whole as well', () => {
    const { latency } = foldFigures(
      log({ type: 'turnTimed', ...timed }, { type: 'turnTimed', ...timed, modelMs: 401 }),
    );
    expect(latency.model).toEqual({ 63: 2 });
    expect(latency.request).toEqual({ 0: 2 });
    expect(Object.values(latency.total)).toEqual([2]);
  });

  it('makes figures of a call of which nothing was written', () => {
    expect(foldFigures([])).toMatchObject({ ending: 'dropped', durationMs: 0, turns: 0, nodes: [] });
  });
});

import { compileFlow, parseFlow } from '@aybiza/flow';
import { findHumanRecordings } from '@aybiza/sandbox/testing/human-recordings';
import { describe, expect, it } from 'vitest';
import { startTestVoice } from './testing/start-test-voice.ts';

const recordings = await findHumanRecordings();
const CORNERS = ['Front_Left', 'Front_Right', 'Rear_Left', 'Rear_Right'] as const;

/** A line that asks which loudspeaker is heard, because that is what the recorded person says. */
function speakerLine() {
  const node = (kind: string, data: unknown) => ({ kind, label: kind, data });
  const ends = CORNERS.map((corner) => [corner, node('end', { text: 'Thank you.', outcome: corner })]);
  const edge = (from: string, port: string, to: string) => ({ from: { node: from, port }, to: { node: to } });
  const flow = parseFlow({
    schemaVersion: 1,
    name: 'Loudspeakers',
    nodes: {
      start: node('start', {}),
      which: node('menu', {
        prompt: 'Which one do you hear?',
        options: CORNERS.map((corner) => ({ id: corner, label: corner.toLowerCase().replace('_', ' ') })),
      }),
      ...Object.fromEntries(ends),
    },
    edges: {
      first: edge('start', 'next', 'which'),
      ...Object.fromEntries(CORNERS.map((corner) => [corner, edge('which', `option.${corner}`, corner)])),
    },
  });
  const compiled = flow.ok ? compileFlow(flow.value) : undefined;
  if (compiled?.ok !== true) throw new Error('the line does not compile');
  return compiled.value.statechart;
}

describe('a person, not a synthesiser', () => {
  const find = 'missing' in recordings ? undefined : recordings;

  it.skipIf(find === undefined)('is understood over the telephone', async () => {
    if (find === undefined) return;
    const voice = await startTestVoice({ statechart: speakerLine(), sandbox: { recogniserLimit: 1 } });
    try {
      // Loading what speaks and hears takes longer than a call waits for either.
      const hello = await voice.sandbox.voice.synthesise('Hello.', { sampleRateHz: 8_000 });
      await voice.sandbox.recogniser.recognise(hello, ['hello']);
      const call = voice.phone();
      await call.agentFinished({ quietMs: 300 });
      await call.play(await find('Rear_Left'));
      await call.ended;
      expect((await voice.records.ended()).end).toMatchObject({ outcome: 'Rear_Left', reason: 'finished' });
    } finally {
      await voice.close();
    }
  });
});

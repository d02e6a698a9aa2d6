import type { Clock } from '@aybiza/foundation/clock';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import type { LocalDeepgram } from '../../../deepgram/testing/local-deepgram.ts';
import type { SttContractHarness } from '../../contract.ts';
import type { SpeechToText } from '../../port.ts';

type Message = Record<string, unknown>;

/** One version of the listening protocol, by what its messages say. */
export interface ListenVersion {
  create(options: { apiKey: string; baseUrl: string; clock: Clock }): SpeechToText;
  /** The words of a turn, one text after the other. */
  unfinished(texts: readonly string[]): readonly Message[];
  /** The same words are the whole turn. */
  ending(text: string): Message;
}

/** The contract's harness over a local Deepgram that speaks this version; disposing of it closes the server. */
export function listenHarness(
  server: LocalDeepgram,
  { create, unfinished, ending }: ListenVersion,
): SttContractHarness {
  const clock = fakeClock();
  const latest = () => server.connections.until(() => true);
  const send = async (messages: readonly Message[]) => {
    const connection = await latest();
    for (const message of messages) connection.send(message);
  };
  return {
    stt: create({ apiKey: 'key', baseUrl: server.baseUrl, clock }),
    hearUnfinished: (texts) => send(unfinished(texts)),
    hearTurn: (texts) => send([...unfinished(texts), ending(texts.at(-1) ?? '')]),
    async receivedAudio(bytes) {
      const connection = await latest();
      await connection.received.until(() => connection.audioBytes() >= bytes);
    },
    refuse: (how) => server.refuse(how === 'unanswered' ? how : { status: 503, body: '{}' }),
    // It only ever says what a test tells it to.
    silence: () => {},
    cut: async () => (await latest()).cut(),
    advance: (ms) => clock.advance(ms),
    dispose: () => server.close(),
  };
}

import type { CallCommand } from '../command.ts';
import { createThinker } from './ask-model.ts';
import { Ear } from './ear.ts';
import { performFindPassages } from './find-passages.ts';
import { performMessage } from './message.ts';
import { OperatorDesk } from './operator-desk.ts';
import type { Performing } from './performing.ts';
import { performRequest } from './request.ts';
import { createSignalWatch, type SignalWatch } from './signals.ts';
import { createTimers } from './timers.ts';
import { performTransfer } from './transfer.ts';
import { Voice } from './voice.ts';
import { voiceOfLanguage } from './voice-of-language.ts';

type CommandOf<Type extends CallCommand['type']> = Extract<CallCommand, { type: Type }>;
type Performers = { readonly [Type in CallCommand['type']]: (command: CommandOf<Type>) => void };

export interface Performer {
  /** Starts what a command asks for. Never throws for what happens outside: that comes back as an input. */
  perform(command: CallCommand): void;
  readonly ear: Ear;
  readonly signals: SignalWatch;
  readonly operators: OperatorDesk;
  /** Everything the call had open is closed: it is over, or goes on in another process. */
  close(why: 'ended' | 'elsewhere'): void;
}

/** The performers of one call. Typed over the commands: while one is missing, nothing compiles. */
export function createPerformer(performing: Performing): Performer {
  const { world, line, push, recorder } = performing;
  const voice = new Voice(performing);
  const ear = new Ear(performing);
  const thinker = createThinker(performing, voice);
  const timers = createTimers(performing);
  const signals = createSignalWatch(performing);
  const operators = new OperatorDesk(performing);
  const performers: Performers = {
    ...speakingOf(voice, thinker),
    listen: ({ expectation }) => {
      recorder.setMasked(expectation.masked);
      ear.expect(expectation);
    },
    askModel: (command) => thinker.ask(command),
    request: (command) => performRequest(command, performing),
    transfer: (command) => performTransfer(command, performing),
    sendMessage: (command) => performMessage(command, performing),
    consult: ({ ticket }) =>
      push({
        type: 'answer',
        answer: { type: 'consulted', wait: ticket, now: world.clock.now(), chance: world.chance() },
      }),
    findPassages: (command) => performFindPassages(command, performing),
    awaitSignal: ({ signal }) => signals.follow(signal),
    hold: ({ music }) => voice.hold(music),
    setLanguage: ({ language, voice: name }) =>
      voice.setVoice(name === '' ? voiceOfLanguage(language, performing.settings.voice) : name),
    setReading({ isReading }) {
      voice.setReading(isReading);
      ear.setReading(isReading);
    },
    setRecording: ({ mode }) => recorder.setMode(mode),
    holdSound: ({ forMs }) => recorder.hold(forMs),
    concealSound: ({ sinceMs, sides }) => recorder.conceal(sinceMs, sides),
    answerOperator: (command) => operators.answered(command),
    connectOperator: (command) => operators.connect(command),
    releaseOperator: (command) => operators.release(command),
    askAgain: ({ after }) => push({ type: 'askedAgain', standing: performing.standing(), after }),
    startTimer: ({ timer, delayMs }) => timers.start(timer, delayMs),
    cancelTimer: ({ timer }) => timers.cancel(timer),
    closeLine: ({ apologise }) => line.close({ apologise }),
  };
  return {
    // The registry lookup is by the command's own type, which TypeScript cannot follow through a mapped type.
    perform: (command) => (performers[command.type] as (command: CallCommand) => void)(command),
    ear,
    signals,
    operators,
    close(why) {
      operators.close(why);
      thinker.stop();
      signals.close();
      timers.cancelAll();
      recorder.flush(true);
      ear.close();
      voice.close();
    },
  };
}

type Speaking = Pick<
  Performers,
  'speak' | 'pauseSpeaking' | 'resumeSpeaking' | 'stopSpeaking' | 'prepare' | 'forgetPrepared'
>;

function speakingOf(voice: Voice, thinker: ReturnType<typeof createThinker>): Speaking {
  return {
    speak: (command) => voice.say(command),
    pauseSpeaking: () => voice.pause(),
    resumeSpeaking: ({ speech, fromMs }) => voice.resume(speech, fromMs),
    stopSpeaking: () => {
      thinker.stop();
      voice.stop();
    },
    prepare: ({ question, speeches }) => {
      thinker.prepare(question);
      voice.prepare(speeches);
    },
    forgetPrepared: () => {
      thinker.prepare(null);
      voice.forgetPrepared();
    },
  };
}

import type { Happening } from '@aybiza/call-log';
import type { Clock } from '@aybiza/foundation/clock';
import type { SignalId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import type { Embedder } from '@aybiza/providers/embedding/port';
import type { LanguageModel } from '@aybiza/providers/llm/port';
import type { SpeechToText } from '@aybiza/providers/stt/port';
import type { TextToSpeech } from '@aybiza/providers/tts/port';
import type { Statechart } from '@aybiza/statechart';
import type { VoiceChecks } from '../audio/voice-check.ts';
import type { PromptCache } from './perform/prompt-cache.ts';
import type { RecordedSegment } from './perform/recorder.ts';

/** A header with a secret, which is sent to these origins (`https://host[:port]`) and to no other. */
export interface BoundHeader {
  readonly origins: readonly string[];
  readonly name: string;
  readonly value: string;
}

/** A request over HTTP, already filled in. Only an address that our guard allows is ever connected to. */
export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | null;
  /** Sent to its own addresses only. */
  readonly credential?: BoundHeader;
  readonly signal: AbortSignal;
}

export interface RequestAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Makes the sound of what a flow says in known words before anybody waits for it. */
export interface PromptStudio {
  /** Begins with what calls of this statechart may say, the first time that it is named. */
  prepare(statechart: Statechart): void;
  /**
   * The sound of one text for somebody who waits for it, μ-law at 8 kHz as on calls: kept sound where there is some.
   * @throws ProviderError when the voice fails, StudioBusyError when too many wait
   */
  hear(prompt: { readonly voice: string; readonly text: string }): Promise<Uint8Array>;
}

/** Everything outside a call that it can reach, behind ports. Shared by the calls of a process, except where a call is named. */
export interface CallWorld {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly stt: SpeechToText;
  readonly tts: TextToSpeech;
  readonly llm: LanguageModel;
  /** Who says what questions mean, if anybody does. */
  readonly embedder?: Embedder | undefined;
  /** Tells a voice from other sounds. */
  readonly voices: VoiceChecks;
  readonly prompts: PromptCache;
  readonly studio: PromptStudio;
  fetch(request: OutgoingRequest): Promise<RequestAnswer>;
  /** A sound file from an address that a flow names, as μ-law at 8 kHz. Rejects when it cannot be had or is no sound we know. */
  fetchSound(url: string, signal: AbortSignal): Promise<Uint8Array>;
  /** A number from 0 to below 1, as good as a lot. */
  chance(): number;
}

/** Who hears, speaks and thinks in the calls of a workspace that has accounts or wishes of its own. */
export interface CallEquipment extends Pick<CallWorld, 'stt' | 'tts' | 'llm' | 'embedder' | 'prompts' | 'studio'> {
  /** What is the workspace's own, and therefore no practice equipment. */
  readonly ownParts: readonly ('stt' | 'tts' | 'llm')[];
  /** Who hears and speaks first, by name. */
  readonly names: { readonly stt: string; readonly tts: string };
  /** A call begins to use it, and it stays until that is over. Gives back how to say so; saying it twice does no harm. */
  use(): () => void;
}

/** What another system sent to a call, and nobody has used yet. */
export interface KeptSignal {
  readonly id: SignalId;
  readonly body: unknown;
}

/** A passage of the workspace's knowledge, as it goes into the log. */
export type LibraryPassage = Extract<Happening, { type: 'passagesFound' }>['passages'][number];

export interface PassageSearch {
  readonly question: string;
  readonly documents: readonly string[];
  readonly collections: readonly string[];
  readonly limit: number;
  /** What the question means; undefined where nobody says, or not in time. */
  readonly meaning: { readonly model: string; readonly vector: readonly number[] } | undefined;
}

/** What belongs to one call's records. Nothing here is awaited by a turn. */
export interface CallRecords {
  /** Does the call still belong to this process, as far as is known? False: ask `confirm` before anything is done for it. */
  isSure(): boolean;
  /** Asks whoever keeps the leases. False: another process has the call. */
  confirm(): Promise<boolean>;
  /**
   * Asked before what cannot be taken back is done. `written`: the log so far is kept, so that nobody does it again. `lost`: another
   * process has the call. `unwritten`, after a second: the database is away, or this process is cut off from it.
   */
  mayAct(): Promise<'written' | 'unwritten' | 'lost'>;
  /** Writes what is left and gives the call to whichever process wants it. False: it could not be written in time, and is kept. */
  giveUp(limitMs: number): Promise<boolean>;
  /** The built-in calendar of the call's workspace. */
  calendar(operation: string, inputs: Readonly<Record<string, unknown>>): Promise<RequestAnswer>;
  /** A key of another system that the call's workspace has, and where it may go. Rejects when it has none of this name. */
  credential(name: string): Promise<BoundHeader>;
  /** Looks through what the call's workspace knows. Rejects while the database is away. */
  findPassages(search: PassageSearch): Promise<readonly LibraryPassage[]>;
  /** Sends a text message from the number that was called. Resolves when the vendor has taken it. */
  sendMessage(message: { to: string; text: string }): Promise<void>;
  /** The oldest unused signal of a name that was sent to the call; `except` are those it has used. Rejects while the database is away. */
  findSignal(signal: string, except: ReadonlySet<SignalId>): Promise<KeptSignal | undefined>;
  /** The call has used a signal: it is marked together with the log that says so. Told right after it was pushed. */
  signalUsed(id: SignalId): void;
  /** Takes a piece of the recording, and frees it once it is stored; what is never freed is only not used again. */
  saveSegment(segment: RecordedSegment): void;
}

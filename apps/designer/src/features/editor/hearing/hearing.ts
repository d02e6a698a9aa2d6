import { createStore, type StoreApi } from 'zustand/vanilla';

/** A text that somebody wants to hear, in the words that are said. */
export interface HearingRequest {
  /** Where it stands, so that its button knows that it is meant. */
  readonly key: string;
  readonly text: string;
  readonly voice: string;
  /** Of a translation. */
  readonly language?: string | undefined;
}

export type HearingState =
  | { readonly status: 'silent' }
  | { readonly status: 'fetching'; readonly key: string }
  /** `heard` goes from 0 to 1. */
  | { readonly status: 'playing'; readonly key: string; readonly heard: number }
  /** `reason` says for people what happened and what to do. */
  | { readonly status: 'failed'; readonly key: string; readonly reason: string };

/** Where sound comes out. */
export interface SoundOutput {
  /** Called while somebody presses a button: later some browsers would not let the page make a sound. */
  open(): {
    /** Plays a sound file to its end, or until `signal` is aborted. Rejects, with a sentence for people, where it cannot. */
    play(file: ArrayBuffer, options: { signal: AbortSignal; onHeard: (part: number) => void }): Promise<void>;
  };
}

export interface HearingOptions {
  readonly output: SoundOutput;
  /** A sound file of the text. Rejects with a sentence for people. */
  fetchSound(request: HearingRequest, signal: AbortSignal): Promise<ArrayBuffer>;
  onFailure(reason: string): void;
}

/** What the agent says, heard in the editor: one text at a time. */
export interface Hearing {
  readonly state: StoreApi<HearingState>;
  /** Begins with this text and ends every other; ends it where it is under way already. */
  toggle(request: HearingRequest): void;
  stop(): void;
}

const SILENT: HearingState = { status: 'silent' };

export function createHearing({ output, fetchSound, onFailure }: HearingOptions): Hearing {
  const state = createStore<HearingState>(() => SILENT);
  let current = new AbortController();
  const stop = () => {
    current.abort();
    state.setState(SILENT, true);
  };
  async function play(request: HearingRequest, { signal }: AbortController): Promise<void> {
    const { key } = request;
    // Whoever was stopped says nothing more: the state is that of another text by then.
    const show = (next: HearingState) => {
      if (!signal.aborted) state.setState(next, true);
    };
    const { play: playFile } = output.open();
    show({ status: 'fetching', key });
    try {
      const file = await fetchSound(request, signal);
      if (signal.aborted) return;
      show({ status: 'playing', key, heard: 0 });
      await playFile(file, { signal, onHeard: (heard) => show({ status: 'playing', key, heard }) });
      show(SILENT);
    } catch (error) {
      if (signal.aborted) return;
      const reason = error instanceof Error ? error.message : String(error);
      show({ status: 'failed', key, reason });
      onFailure(reason);
    }
  }
  return {
    state,
    stop,
    toggle(request) {
      const before = state.getState();
      const isUnderWay = before.status === 'fetching' || before.status === 'playing';
      current.abort();
      if (isUnderWay && before.key === request.key) {
        state.setState(SILENT, true);
        return;
      }
      current = new AbortController();
      void play(request, current);
    },
  };
}

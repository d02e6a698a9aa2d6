import { type RefObject, useEffect, useRef } from 'react';

/** Whom to hear. */
export type Hear = 'both' | 'caller' | 'agent';

interface Desk {
  context: AudioContext;
  caller: GainNode;
  agent: GainNode;
}

/**
 * Puts two faders between an audio element and the loudspeaker: the caller is on the left channel of a recording, the agent on the
 * right, and both are heard in the middle. Returns what must be called by a press of the person, before which browsers play nothing.
 */
export function useTwoChannels(audio: RefObject<HTMLAudioElement | null>, hear: Hear): () => void {
  const desk = useRef<Desk | null>(null);
  // Web Audio: its faders are moved when the choice changes.
  useEffect(() => {
    if (desk.current !== null) moveFaders(desk.current, hear);
  }, [hear]);
  // Web Audio holds the sound card until it is closed.
  useEffect(
    () => () => {
      void desk.current?.context.close();
      desk.current = null;
    },
    [],
  );
  return () => {
    if (audio.current === null) return;
    desk.current ??= openDesk(audio.current);
    moveFaders(desk.current, hear);
    void desk.current.context.resume();
  };
}

function openDesk(audio: HTMLAudioElement): Desk {
  const context = new AudioContext();
  const splitter = context.createChannelSplitter(2);
  const [caller, agent] = [context.createGain(), context.createGain()];
  context.createMediaElementSource(audio).connect(splitter);
  splitter.connect(caller, 0).connect(context.destination);
  splitter.connect(agent, 1).connect(context.destination);
  return { context, caller, agent };
}

function moveFaders({ caller, agent }: Desk, hear: Hear): void {
  caller.gain.value = hear === 'agent' ? 0 : 1;
  agent.gain.value = hear === 'caller' ? 0 : 1;
}

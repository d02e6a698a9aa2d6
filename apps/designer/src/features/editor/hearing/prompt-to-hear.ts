import { type ExampleSpeech, exampleSpeech, type Flow } from '@aybiza/flow';
import type { HearingRequest } from './hearing.ts';

/** A text of the flow that callers hear. */
export interface Prompt {
  /** The step that says it; null for what belongs to the whole flow. */
  readonly node: string | null;
  readonly field: string;
  /** As it is written, with `{{…}}`. */
  readonly source: string;
  /** Of a translation. */
  readonly language?: string | undefined;
}

/** How a text is heard: in the voice that would say it, with values in the place of its variables. */
export interface PromptToHear extends Pick<ExampleSpeech, 'examples'> {
  readonly request: HearingRequest;
}

export function promptToHear(flow: Flow, { node, field, source, language }: Prompt): PromptToHear {
  const { text, examples } = exampleSpeech(flow, { node, source, language });
  const key = `${language ?? ''} ${node ?? ''} ${field}`;
  return { request: { key, text, voice: voiceOf(flow, node), language }, examples };
}

/** A step may have a voice of its own. */
function voiceOf({ nodes, settings }: Flow, node: string | null): string {
  const data = nodes[node ?? '']?.data;
  return (data !== undefined && 'voice' in data ? data.voice : undefined) || settings.voice;
}

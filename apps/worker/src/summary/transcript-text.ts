import type { TranscriptLine } from '@aybiza/call-log';

/** Of a transcript for the model: an hour of talk has about half of it. */
const MAX_CHARACTERS = 100_000;
const OMITTED = '\n[The middle of the conversation is left out.]\n';

/** A conversation as lines `Agent: …`, `Caller: …` and, where somebody took over, `Operator: …`; of a very long one its beginning and its end. */
export function transcriptText(lines: readonly TranscriptLine[], maxCharacters = MAX_CHARACTERS): string {
  const text = lines.map(lineText).join('\n');
  if (text.length <= maxCharacters) return text;
  const half = Math.floor((maxCharacters - OMITTED.length) / 2);
  return text.slice(0, half) + OMITTED + text.slice(-half);
}

function lineText({ who, text, pressed }: TranscriptLine): string {
  // A line break inside a line could pass for a line of the other side.
  const oneLine = text.replaceAll(/\s+/g, ' ').trim();
  if (who === 'agent') return `Agent: ${oneLine}`;
  if (who === 'operator') return `Operator: ${oneLine}`;
  return pressed ? `Caller: [pressed ${oneLine}]` : `Caller: ${oneLine}`;
}

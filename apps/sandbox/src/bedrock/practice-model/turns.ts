import type { Turn } from './question.ts';

const LINE = /^\s*(Agent|Assistant|Caller|User)\s*:\s*(.*)$/i;

/** Does a text hold a written conversation, of lines "Agent: …" and "Caller: …"? */
export function isTranscript(text: string): boolean {
  return text.split('\n').some((line) => LINE.test(line));
}

/** A written conversation as turns; a line without a speaker belongs to the one before. */
export function readTranscript(text: string): Turn[] {
  const turns: Turn[] = [];
  for (const line of text.split('\n')) {
    const [, speaker, said] = LINE.exec(line) ?? [];
    const last = turns.at(-1);
    if (speaker !== undefined)
      turns.push({ speaker: /^(agent|assistant)$/i.test(speaker) ? 'assistant' : 'user', text: said?.trim() ?? '' });
    else if (last !== undefined && line.trim() !== '')
      turns[turns.length - 1] = { ...last, text: `${last.text} ${line.trim()}` };
  }
  return turns.filter(({ text: said }) => isSpeech(said));
}

/** Stage directions in brackets, such as "(The caller is on the line.)", are not speech. */
export function isSpeech(text: string): boolean {
  return text.trim() !== '' && !/^\(.*\)$/s.test(text.trim());
}

import type { TranscriptLine } from '@aybiza/call-log';

/** A shorter quotation, such as “yes”, stands in every conversation and shows nothing. */
const SHORTEST = 8;

/** Who said what a model quotes, as it stands in the transcript; undefined where nobody said it. Case, spaces and outer marks do not count. */
export function findEvidence(
  lines: readonly TranscriptLine[],
  quote: string,
): { who: TranscriptLine['who']; text: string } | undefined {
  const wanted = plain(quote.replace(/^\s*(?:agent|caller|operator)\s*:/i, ''));
  if (wanted.length < SHORTEST) return undefined;
  const line = lines.find(({ text }) => ` ${plain(text)} `.includes(` ${wanted} `));
  return line && { who: line.who, text: line.text };
}

/** Letters and digits with single spaces between them. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[\p{P}\p{S}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

import type { TranscriptLine } from '@aybiza/call-log';
import { listCallResults } from '@aybiza/db/call-results';
import type { StoredCall } from '@aybiza/db/calls';
import type { Tx } from '@aybiza/db/client';
import { findStatechart } from '@aybiza/db/statecharts';
import type { AfterCallPart } from '@aybiza/statechart';
import { type EmailWords, emailWords } from './email-words.ts';

interface Told {
  readonly call: StoredCall;
  /** What its author wrote. */
  readonly text: string;
  readonly data: readonly AfterCallPart[];
  /** Read only where it is told. */
  readonly transcript: readonly TranscriptLine[];
  readonly designerUrl: string | undefined;
  /** Of whoever reads it (BCP 47). */
  readonly language: string;
}

/** What stands in an e-mail about a call: the author's words, then a paragraph for each part that is told, then where to read on. */
export async function emailText(tx: Tx, told: Told): Promise<string> {
  const { call, text, data, transcript, designerUrl } = told;
  const words = emailWords(told.language);
  const wanted = new Set(data);
  const timeZone = (await findStatechart(tx, call.statechartHash))?.settings.timeZone ?? 'UTC';
  const results = wanted.has('results') ? await listCallResults(tx, call.id) : [];
  /** A heading with a line for each value that there is; nothing where there is none. */
  const lines = (heading: string, values: readonly (readonly [string, unknown])[]) => {
    const known = values.filter(([, value]) => value !== null && value !== undefined && value !== '');
    return known.length === 0
      ? ''
      : [heading, ...known.map(([name, value]) => `${name}: ${plain(value, words)}`)].join('\n');
  };
  const found = results.map(({ name, value }) => [name, value] as const);
  const spoken = transcript.map((line) => `${words.speakers[line.who]}: ${line.text}`);
  const parts = [
    text.trim(),
    call.isTest ? words.testCall : '',
    wanted.has('call') ? lines(words.call, factsOf(call, { timeZone, words })) : '',
    wanted.has('summary') && call.summary !== null ? `${words.summary}\n${call.summary}` : '',
    lines(words.foundOut, found),
    wanted.has('variables') ? lines(words.values, Object.entries(call.variables)) : '',
    spoken.length === 0 ? '' : [words.said, ...spoken].join('\n'),
    designerUrl === undefined ? '' : `${words.open}: ${designerUrl}/calls/${call.id}`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function factsOf(call: StoredCall, { timeZone, words }: { timeZone: string; words: EmailWords }): [string, unknown][] {
  const seconds = call.durationMs === null ? null : Math.round(call.durationMs / 1_000);
  const when = new Intl.DateTimeFormat(words.locale, { dateStyle: 'full', timeStyle: 'short', timeZone });
  return [
    [words.from, call.from],
    [words.to, call.to],
    [words.when, `${when.format(call.startedAt)} (${timeZone})`],
    [words.lasted, seconds === null ? null : `${Math.floor(seconds / 60)} min ${seconds % 60} s`],
    [words.outcome, call.outcome],
  ];
}

function plain(value: unknown, { yes, no }: EmailWords): string {
  if (typeof value === 'boolean') return value ? yes : no;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

import type { TranscriptLine } from '@aybiza/call-log';
import { listCallResults } from '@aybiza/db/call-results';
import type { StoredCall } from '@aybiza/db/calls';
import type { Tx } from '@aybiza/db/client';
import { findStatechart } from '@aybiza/db/statecharts';
import type { AfterCallPart } from '@aybiza/statechart';

interface Told {
  readonly call: StoredCall;
  /** What its author wrote. */
  readonly text: string;
  readonly data: readonly AfterCallPart[];
  /** Read only where it is told. */
  readonly transcript: readonly TranscriptLine[];
  readonly designerUrl: string | undefined;
}

/** What stands in an e-mail about a call: the author's words, then a paragraph for each part that is told, then where to read on. */
export async function emailText(tx: Tx, { call, text, data, transcript, designerUrl }: Told): Promise<string> {
  const wanted = new Set(data);
  const timeZone = (await findStatechart(tx, call.statechartHash))?.settings.timeZone ?? 'UTC';
  const results = wanted.has('results') ? await listCallResults(tx, call.id) : [];
  const parts = [
    text.trim(),
    call.isTest ? 'This was a test call.' : '',
    wanted.has('call') ? lines('The call', factsOf(call, timeZone)) : '',
    wanted.has('summary') && call.summary !== null ? `Summary\n${call.summary}` : '',
    lines(
      'Found out',
      results.map(({ name, value }) => [name, value]),
    ),
    wanted.has('variables') ? lines('Values', Object.entries(call.variables)) : '',
    transcript.length === 0 ? '' : `What was said\n${transcript.map(spoken).join('\n')}`,
    designerUrl === undefined ? '' : `Open the call: ${designerUrl}/calls/${call.id}`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function factsOf(call: StoredCall, timeZone: string): [string, unknown][] {
  const seconds = call.durationMs === null ? null : Math.round(call.durationMs / 1_000);
  const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone });
  return [
    ['From', call.from],
    ['To', call.to],
    ['When', `${when.format(call.startedAt)} (${timeZone})`],
    ['Lasted', seconds === null ? null : `${Math.floor(seconds / 60)} min ${seconds % 60} s`],
    ['Outcome', call.outcome],
  ];
}

/** A heading with a line for each value that there is; nothing where there is none. */
function lines(heading: string, values: readonly (readonly [string, unknown])[]): string {
  const told = values.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return told.length === 0 ? '' : [heading, ...told.map(([name, value]) => `${name}: ${plain(value)}`)].join('\n');
}

function plain(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const SPEAKERS = { caller: 'Caller', agent: 'Agent', operator: 'Operator' } as const satisfies Record<
  TranscriptLine['who'],
  string
>;

function spoken({ who, text }: TranscriptLine): string {
  return `${SPEAKERS[who]}: ${text}`;
}

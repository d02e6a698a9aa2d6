import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { CallEvent } from '@aybiza/call-log';
import { canonicalJson, compileFlow, parseFlow } from '@aybiza/flow';
import { callExportSchema, type KeptCall } from '../src/replay/call-export.ts';
import { replayCall } from '../src/replay/replay-call.ts';
import { withoutPersons } from '../src/replay/without-persons.ts';

const USAGE =
  'npm run fixtures:call -- <answer of GET /calls/{callId}> <name> --about "what went wrong" [--replace "words=other words"]…';

/** Keeps the log of a call as a test, with what says something about a person replaced. */
function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { about: { type: 'string' }, replace: { type: 'string', multiple: true, default: [] } },
  });
  const [file, name] = positionals;
  if (file === undefined || name === undefined || values.about === undefined || !/^[a-z0-9-]+$/.test(name))
    return fail(USAGE);
  const exported = callExportSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!exported.success)
    return fail(`This is no whole call with the flow that it ran on: ${exported.error.issues[0]?.message}`);
  const parsed = parseFlow(exported.data.drawing.flow);
  const compiled = parsed.ok ? compileFlow(parsed.value) : undefined;
  if (!parsed.ok || compiled?.ok !== true)
    return fail('Its flow does not compile by itself: flows inside it are not exported.');
  const { statechart } = compiled.value;
  const differs = replayCall(statechart, exported.data.events);
  if (differs !== undefined) say(`Today the call goes another way: ${JSON.stringify(differs, null, 2)}`);
  const byHand = values.replace.map((pair) => {
    const at = pair.indexOf('=');
    return { from: pair.slice(0, at), to: pair.slice(at + 1) };
  });
  const { events, replaced, kept, left } = withoutPersons(statechart, exported.data, byHand);
  for (const { from, to } of replaced) say(`replaced: ${from} → ${to}`);
  for (const value of kept) say(`kept, the call goes another way without it: ${value}`);
  if (left.length > 0) return fail(`Still in the log, said in other words: ${left.join(', ')}. Use --replace.`);
  const call: KeptCall = { about: values.about, flow: parsed.value, events: [...events] };
  const target = new URL(`../call-logs/${name}.json`, import.meta.url);
  writeFileSync(target, canonicalJson(call));
  say(`\nWritten to ${target.pathname}. Before you commit it, read what callers and systems said in it:\n`);
  for (const event of events) {
    const words = wordsOf(event);
    if (words !== undefined) say(`  ${words}`);
  }
  return 0;
}

/** What may still say something about a person. */
function wordsOf(event: CallEvent): string | undefined {
  switch (event.type) {
    case 'callerSaid':
      return `caller: ${event.text}`;
    case 'modelReplied':
      return `model: ${event.text} ${JSON.stringify(event.toolUses)}`;
    case 'requestFinished':
    case 'signalArrived':
      return `system: ${JSON.stringify(event.body)}`;
    default:
      return undefined;
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function fail(why: string): number {
  process.stderr.write(`${why}\n`);
  return 1;
}

process.exitCode = main();

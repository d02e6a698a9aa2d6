import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { canonicalJson, compileFlow, parseFlow } from '@aybiza/flow';
import { keptCallSchema } from '../src/replay/call-export.ts';
import { logAgain } from '../src/replay/replay-call.ts';

/** Rewrites the decisions of every kept call as they are made today. The difference is for a person to review. */
const folder = new URL('../call-logs/', import.meta.url);
for (const file of readdirSync(folder)) {
  const call = keptCallSchema.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  const parsed = parseFlow(call.flow);
  const compiled = parsed.ok ? compileFlow(parsed.value) : undefined;
  if (!parsed.ok || compiled?.ok !== true) throw new Error(`the flow of ${file} does not compile`);
  const events = logAgain(compiled.value.statechart, call.events);
  writeFileSync(new URL(file, folder), canonicalJson({ ...call, flow: parsed.value, events }));
}

import { readdirSync, readFileSync } from 'node:fs';
import { compileFlow, parseFlow } from '@aybiza/flow';
import type { Statechart } from '@aybiza/statechart';
import { describe, expect, it } from 'vitest';
import { advance } from './advance.ts';
import { NEW_DIALOGUE } from './dialogue.ts';
import { runConversation } from './testing/run-conversation.ts';

const conversations = new URL('../conversations/', import.meta.url);

function statechartOf(template: string): Statechart {
  const parsed = parseFlow(
    JSON.parse(readFileSync(new URL(`../../flow/templates/${template}.json`, import.meta.url), 'utf8')),
  );
  const compiled = parsed.ok ? compileFlow(parsed.value) : undefined;
  if (compiled?.ok !== true) throw new Error(`${template} does not compile`);
  return compiled.value.statechart;
}

describe.each(readdirSync(conversations))('%s', (template) => {
  const statechart = statechartOf(template);
  const folder = new URL(`${template}/`, conversations);

  it.each(readdirSync(folder))('goes as written: %s', (file) => {
    const script = readFileSync(new URL(file, folder), 'utf8');
    const expected = script.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(runConversation(statechart, script).lines).toEqual(expected);
  });

  it.each(readdirSync(folder))('stands at the same place when its events are run again, through JSON: %s', (file) => {
    const { dialogue, happenings } = runConversation(statechart, readFileSync(new URL(file, folder), 'utf8'));
    const again = happenings.reduce(
      (state, happening) => advance(statechart, JSON.parse(JSON.stringify(state)), happening).dialogue,
      NEW_DIALOGUE,
    );
    expect(again).toEqual(dialogue);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { compileFlow } from './compile-flow.ts';
import type { Flow } from './flow.ts';
import { parseFlow } from './parse-flow.ts';
import { reordered } from './testing/reordered.ts';

const templates = new URL('../templates/', import.meta.url);
const fixtures = new URL('../fixtures/', import.meta.url);
const names = readdirSync(templates).map((file) => file.replace('.json', ''));

/** A difference is either a mistake or a change to be reviewed: `npm run fixtures:update` rewrites the golden statecharts. */
describe.each(names)('the template %s', (name) => {
  const text = readFileSync(new URL(`${name}.json`, templates), 'utf8');
  const parsed = parseFlow(JSON.parse(text));

  it('is written in the canonical form', () => {
    expect(parsed.ok && canonicalJson(parsed.value)).toBe(text);
  });

  it('compiles without a warning to its golden statechart', () => {
    const compiled = parsed.ok ? compileFlow(parsed.value) : undefined;
    expect(compiled?.ok ? compiled.value.warnings : compiled?.error).toEqual([]);
    const golden = readFileSync(new URL(`${name}.statechart.json`, fixtures), 'utf8');
    expect(compiled?.ok && canonicalJson(compiled.value.statechart)).toBe(golden);
  });

  it('compiles to the same bytes however its members are ordered', () => {
    const bytesOf = (flow: Flow) => JSON.stringify(compileFlow(flow));
    expect(parsed.ok && bytesOf(reordered(parsed.value, [2, 0, 1]))).toBe(parsed.ok && bytesOf(parsed.value));
  });
});

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { canonicalJson, compileFlow, parseFlow } from '../src/index.ts';

/** Rewrites the golden statechart of every template. The difference is for a person to review. */
const templates = new URL('../templates/', import.meta.url);
for (const file of readdirSync(templates)) {
  const parsed = parseFlow(JSON.parse(readFileSync(new URL(file, templates), 'utf8')));
  if (!parsed.ok) throw new Error(`${file}: ${parsed.error.message}`);
  const compiled = compileFlow(parsed.value);
  if (!compiled.ok) throw new Error(`${file}: ${compiled.error.map(({ message }) => message).join(' ')}`);
  const name = file.replace('.json', '');
  writeFileSync(
    new URL(`../fixtures/${name}.statechart.json`, import.meta.url),
    canonicalJson(compiled.value.statechart),
  );
}

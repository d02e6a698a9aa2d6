import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadTemplate } from './load-template.ts';
import { parseFlow } from './parse-flow.ts';
import { TEMPLATE_IDS } from './template-ids.ts';

it('offers every template there is, each once', () => {
  const files = readdirSync(new URL('../templates/', import.meta.url));
  expect(TEMPLATE_IDS.map((id) => `${id}.json`).toSorted()).toEqual(files.toSorted());
});

it.each(TEMPLATE_IDS)('gives the flow %s', async (id) => {
  const parsed = parseFlow(await loadTemplate(id));
  expect(parsed.ok && parsed.value.name).toBeTruthy();
});

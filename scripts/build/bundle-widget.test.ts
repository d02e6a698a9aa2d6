import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleWidget } from './bundle-widget.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aybiza-widget-'));
  await bundleWidget(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const kilobytes = async (file: string) => gzipSync(await readFile(join(folder, file))).length / 1_000;

test('what every page with a widget loads is less than 40 kB, before anybody calls', async () => {
  expect(await kilobytes('widget.js')).toBeLessThan(40);
});

test('what a call needs beside that comes later, and is less than 20 kB', async () => {
  expect(await kilobytes('call.js')).toBeLessThan(20);
});

test('the files evaluate no text and write no style into the page: strict content policies let them through', async () => {
  for (const file of ['widget.js', 'call.js']) {
    const text = await readFile(join(folder, file), 'utf8');
    expect(text).not.toMatch(/\beval\(|createElement\(.style.\)|insertAdjacentHTML|innerHTML|cssText/);
  }
});

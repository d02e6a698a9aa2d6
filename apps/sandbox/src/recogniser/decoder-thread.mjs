// Runs the grammar decoders in a thread of their own, because one step can take tens of milliseconds.
// Plain JavaScript: a worker thread of Node 20 loads no TypeScript.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import createModule from 'soundswallower';

const packageFolder = dirname(createRequire(import.meta.url).resolve('soundswallower'));
const module = await createModule({ modelBase: join(packageFolder, 'model') });
// Fewer, longer words than by default, and silence for free: both found by trying over the recogniser's table.
const SETTINGS = { samprate: 8000, loglevel: 'FATAL', wip: 0.02, silprob: 1 };
/** @type {Map<number, { decoder: any, model: string, running: boolean, text: string }>} */
const slots = new Map();

async function openSlot(slot, { model, settings }) {
  const known = slots.get(slot);
  if (known?.model === model) return known;
  slots.delete(slot);
  known?.decoder.delete();
  const decoder = new module.Decoder({ ...SETTINGS, ...settings, hmm: module.get_model_path(model) });
  await decoder.initialize();
  const opened = { decoder, model, running: false, text: '' };
  slots.set(slot, opened);
  return opened;
}

function knownWords(decoder, words) {
  const missing = words.filter(([word]) => decoder.lookup_word(word) === null);
  if (missing.length > 0) decoder.add_words(...missing);
}

function stop(entry) {
  if (!entry.running) return;
  entry.running = false;
  entry.decoder.stop();
}

function listWords(decoder) {
  try {
    const words = decoder.get_alignment().w ?? [];
    return words.map(({ t, b, d, p }) => ({ word: t, startS: b, durationS: d, probability: p }));
  } catch {
    // "Final result does not match the grammar": nothing was recognised.
    return [];
  }
}

const requests = {
  async grammar({ slot, model, settings, isNew, grammar, words }) {
    const entry = await openSlot(slot, { model, settings });
    stop(entry);
    // What the decoder learned of one line's sound must not colour the next: the same sound gives the same text.
    if (isNew) await entry.decoder.reinitialize_audio();
    knownWords(entry.decoder, words);
    entry.decoder.set_grammar(grammar);
  },
  start({ slot }) {
    const entry = slots.get(slot);
    stop(entry);
    entry.decoder.start();
    entry.running = true;
    entry.text = '';
  },
  audio({ slot, pcm }) {
    const entry = slots.get(slot);
    if (!entry.running) return;
    entry.decoder.process_audio(pcm);
    const text = entry.decoder.get_text() ?? '';
    if (text === entry.text) return;
    entry.text = text;
    parentPort.postMessage({ type: 'partial', slot, text });
  },
  finish({ slot }) {
    const entry = slots.get(slot);
    stop(entry);
    return listWords(entry.decoder);
  },
};

let previous = Promise.resolve();
parentPort.on('message', (request) => {
  previous = previous.then(async () => {
    try {
      const words = await requests[request.type](request);
      if (request.ticket !== undefined)
        parentPort.postMessage({ type: 'done', ticket: request.ticket, words: words ?? [] });
    } catch (thrown) {
      parentPort.postMessage({ type: 'failed', ticket: request.ticket, slot: request.slot, message: String(thrown) });
    }
  });
});

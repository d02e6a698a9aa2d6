// Runs espeak-ng in a thread of its own: a sentence takes over a hundred milliseconds of computing.
// Plain JavaScript: a worker thread of Node 20 loads no TypeScript.
// espeak-ng is GPL-3.0; it is used only here, inside this separate process.
import { parentPort } from 'node:worker_threads';
import createModule from '@echogarden/espeak-ng-emscripten';

const module = await createModule();
const voice = await new module.eSpeakNGWorker();

parentPort.on('message', ({ ticket, text, voiceName, rate, pitch }) => {
  try {
    voice.set_voice(voiceName);
    voice.set_rate(rate);
    voice.set_pitch(pitch);
    voice.synthesize(text, (samples) => {
      if (samples !== undefined && samples.length > 0) parentPort.postMessage({ type: 'audio', ticket, samples });
    });
    parentPort.postMessage({ type: 'done', ticket });
  } catch (thrown) {
    parentPort.postMessage({ type: 'failed', ticket, message: String(thrown) });
  }
});

// Encodes sound in a thread of its own: an hour of a call is half a minute of work.
// Plain JavaScript: a worker thread of Node 20 loads no TypeScript.
import { parentPort, workerData } from 'node:worker_threads';
import { Application, createEncoder, EncoderCtl, loadLibopus, Signal } from 'libopus-wasm';

const { sampleRateHz, channels, bitsPerSecond, framesPerPacket } = workerData;

const { version } = await loadLibopus();
const encoder = await createEncoder({
  sampleRate: sampleRateHz,
  channels,
  frameSize: framesPerPacket,
  application: Application.Audio,
  signal: Signal.Voice,
  bitrate: bitsPerSecond,
  vbr: true,
});
// Else it makes one channel of two when it thinks that bits are scarce, and nobody could tell any more who spoke.
encoder.encoderCtl(EncoderCtl.SetForceChannels, channels);
const lookahead = encoder.getLookahead();
const samplesPerPacket = framesPerPacket * channels;

/** Samples that do not fill a packet yet. */
let rest = new Int16Array(0);

function encode(samples) {
  const all = new Int16Array(rest.length + samples.length);
  all.set(rest);
  all.set(samples, rest.length);
  const packets = [];
  let at = 0;
  for (; at + samplesPerPacket <= all.length; at += samplesPerPacket) {
    packets.push(encoder.encode(all.subarray(at, at + samplesPerPacket)));
  }
  rest = all.slice(at);
  return packets;
}

/** The last samples leave the encoder only when it has been given as many as it looks ahead. */
function finish() {
  const packets = Math.ceil((rest.length + lookahead * channels) / samplesPerPacket);
  return encode(new Int16Array(packets * samplesPerPacket - rest.length));
}

parentPort.on('message', (samples) => parentPort.postMessage(samples === null ? finish() : encode(samples)));
parentPort.postMessage({ lookahead, vendor: version });

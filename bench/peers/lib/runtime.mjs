// The real voice runtime with the benchmark's admission: every stream is let in, nothing else is left out. Vendors are the product's
// adapters, pointed at the harness's fakes; records go to a spool instead of a database.
import { readFileSync } from 'node:fs';
import { systemClock } from '@aybiza/foundation/clock';
import { agentIdSchema, workspaceIdSchema } from '@aybiza/foundation/ids';
import { createLogger } from '@aybiza/foundation/logger';
import { newId } from '@aybiza/foundation/new-id';
import { createBedrock } from '@aybiza/providers/llm/bedrock/bedrock';
import { createDeepgramNova } from '@aybiza/providers/stt/deepgram/nova';
import { twiml } from '@aybiza/providers/telephony/twilio/twiml';
import { createDeepgramSpeak } from '@aybiza/providers/tts/deepgram/speak';
import { statechartSchema } from '@aybiza/statechart';
import { answerCall } from '../../../apps/voice/src/answer-call.ts';
import { waitingTone } from '../../../apps/voice/src/audio/tones.ts';
import { loadVoiceChecks } from '../../../apps/voice/src/audio/voice-check.ts';
import { createPromptCache } from '../../../apps/voice/src/call/perform/prompt-cache.ts';
import { createFetch } from '../../../apps/voice/src/fetch.ts';
import { LiveCalls } from '../../../apps/voice/src/live-calls.ts';
import { proxyNetworksSchema } from '../../../apps/voice/src/media/proxy-networks.ts';
import { acceptTwilioStream } from '../../../apps/voice/src/media/twilio/accept-stream.ts';
import { TwilioLeg } from '../../../apps/voice/src/media/twilio/twilio-leg.ts';
import { createMediaSockets, pathOf } from '../../../apps/voice/src/media/upgrade.ts';
import { createTwilioPlans } from '../../../apps/voice/src/routes/twilio-plans.ts';
import { createUsedTokens } from '../../../apps/voice/src/routes/used-tokens.ts';
import { createVoiceServer } from '../../../apps/voice/src/server.ts';
import { createSpooledRecords } from './spooled-records.mjs';

const { STT_URL, TTS_URL, BEDROCK_URL } = process.env;
if (STT_URL === undefined || TTS_URL === undefined || BEDROCK_URL === undefined || process.send === undefined) {
  console.error('This is an adapter of the peers’ harness: its run.mjs starts it and says where the vendors are.');
  process.exit(1);
}
const MAX_CALLS = 2_000;
const MEDIA_PATH = '/twilio/media';
/** The harness's frames all carry one stream's id; Twilio's carry that of their stream, and ours are held to it. */
const FRAMES_SID = 'MZ18ad3ab5a668481ce02b83e7395059f0';

const clock = systemClock();
const logger = createLogger({ name: 'voice', level: 'warn' });
const statechart = statechartSchema.parse(
  JSON.parse(readFileSync(new URL('statechart.json', import.meta.url), 'utf8')),
);
const records = createSpooledRecords({
  workspaceId: workspaceIdSchema.parse('ws_bench'),
  agentId: agentIdSchema.parse('agt_bench'),
  flowVersionId: null,
  statechartHash: '0'.repeat(64),
  statechart,
});
const account = { apiKey: 'bench', clock };
const llm = createBedrock({ clock, region: 'us-east-1', modelId: 'bench', endpoint: BEDROCK_URL });
const prompts = createPromptCache();
// The fake voice knows only the model's replies: the greeting was said before, as every prompt is after its first call.
prompts.put(statechart.settings.voice, 'Hello.', waitingTone());
const calls = new LiveCalls({
  world: {
    clock,
    logger,
    // The fake recogniser says nothing while nobody speaks: silence is no stall here.
    stt: createDeepgramNova({ ...account, baseUrl: new URL(STT_URL).origin, stallMs: 3_600_000 }),
    tts: createDeepgramSpeak({ ...account, baseUrl: new URL(TTS_URL).origin }),
    llm,
    prompts,
    studio: { prepare: () => undefined },
    voices: await loadVoiceChecks(),
    ...createFetch({ clock, allowPrivate: [] }),
    chance: Math.random,
  },
  maxCalls: MAX_CALLS,
});
const plans = createTwilioPlans(clock);
const answering = { clock, calls, records, practice: [], vendors: { stt: '', tts: '' } };
const server = createVoiceServer({
  answering,
  telephones: { identify: async () => undefined, admits: async () => false },
  instructions: twiml,
  publicUrl: 'http://127.0.0.1',
  secret: '0'.repeat(32),
  plans,
  expected: new Map(),
  usedTokens: createUsedTokens(clock),
  allowedOrigins: [],
  proxies: proxyNetworksSchema.parse(undefined),
  logger,
});

// The harness has no signatures and no tokens: this admission takes the place of the server's own.
const openMediaSocket = createMediaSockets();
server.removeAllListeners('upgrade');
server.on('upgrade', (request, socket, head) => {
  if (pathOf(request) === MEDIA_PATH) openMediaSocket({ request, socket, head }, accept);
  else socket.destroy();
});

/** @param {import('../../../apps/voice/src/media/media-socket.ts').MediaSocket} socket */
function accept(socket) {
  acceptTwilioStream(socket, {
    clock,
    onRefused: (reason) => logger.warn({ reason }, 'media stream refused'),
    admit: async ({ callSid }) => ({
      id: newId('call'),
      deployed: await records
        .findByNumber('')
        .then((deployed) => deployed ?? Promise.reject(new Error('no deployment'))),
      channel: /** @type {const} */ ('phone'),
      callSid,
      from: '+447700900123',
      to: '+442079460000',
      isTest: true,
      isPractice: true,
    }),
    onAdmitted(start, identity) {
      const leg = new TwilioLeg({
        socket,
        start: { ...start, streamSid: FRAMES_SID },
        clock,
        plan: (next) => plans.set(start.callSid, next, () => calls.lineGone(identity.id)),
        onViolation: (reason) => logger.warn({ reason }, 'media stream broke the protocol'),
      });
      renameOthers(socket, start.streamSid);
      answerCall(identity, { leg, turnedAway: undefined }, answering);
    },
  });
}

/**
 * What else the harness says on a stream (`mark`, `stop`) carries the stream's own id, which the frames do not: written over before our
 * reader sees it.
 * @param {import('../../../apps/voice/src/media/media-socket.ts').MediaSocket} socket
 * @param {string} streamSid
 */
function renameOthers(socket, streamSid) {
  socket.prependListener('message', (data) => {
    if (Buffer.isBuffer(data)) data.write(FRAMES_SID, data.indexOf(streamSid), 'latin1');
  });
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  process.send?.({ port: address.port, path: MEDIA_PATH });
  void llm.warm();
});
process.once('SIGTERM', () => {
  void calls.drain(0).then(async () => {
    await records.flush(0);
    const { dropped } = records.close();
    if (dropped > 0) console.error(`${dropped} pieces of the records did not fit into the spool`);
    process.exit(0);
  });
});

import { placeCall } from '@aybiza/sandbox/twilio/place-call';

const PRACTICE_LINE = '+442079460123';
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const HOURS = ['nine', 'ten', 'eleven', 'noon', 'one', 'two', 'three', 'four'];

/** A slot of the demo's calendar for each caller, so that nobody takes another's. */
function slotFor(index) {
  const today = new Date().getDay();
  const days = [1, 2, 3, 4, 5].filter((day) => day !== today);
  const hour = HOURS[Math.floor(index / days.length) % HOURS.length];
  const half = Math.floor(index / (days.length * HOURS.length)) % 2 === 1;
  const clock = hour === 'noon' ? (half ? 'half past twelve' : 'noon') : half ? `half past ${hour}` : hour;
  return `${DAYS[days[index % days.length]]} at ${clock}`;
}

/** A caller of the demo line who books an appointment, through Twilio's protocol; resolves with what they heard. */
export async function bookByPhone(index, installation, voice) {
  const call = placeCall({
    accountSid: `AC${'0'.repeat(32)}`,
    authToken: installation.twilioAuthToken,
    from: `+4477009${String(index).padStart(5, '0')}`,
    to: PRACTICE_LINE,
    instructions: { url: `${installation.voiceUrl}/twilio/voice`, method: 'POST' },
    voice,
    keptMs: 0,
  });
  try {
    for (const words of [
      'I would like to book an appointment',
      slotFor(index),
      'my name is Maria Lopez',
      'yes please',
    ]) {
      await call.agentFinished({ quietMs: 400, timeoutMs: 60_000 });
      await call.say(words);
    }
  } catch (error) {
    console.error(`call ${index}: ${error.message}`);
    call.hangUp();
  }
  return call.ended;
}

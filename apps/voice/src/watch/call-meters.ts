import type { CallEvent } from '@aybiza/call-log';
import { Counters, Durations, type Metric } from '@aybiza/telemetry/metrics';

type TurnTimed = Extract<CallEvent, { type: 'turnTimed' }>;

/** Counts and times calls by what goes into their logs. Labels are words of the log: never whose call it is. */
export class CallMeters {
  readonly #started = new Counters('aybiza_calls_started_total', 'Calls that began, by how they came.');
  readonly #ended = new Counters('aybiza_calls_ended_total', 'Calls that are over, by why.');
  readonly #turns = new Durations(
    'aybiza_turn_seconds',
    'From the end of what the caller said to the first sound of the answer.',
  );
  readonly #parts = new Durations('aybiza_turn_part_seconds', 'The parts of a turn, which sum to the whole.');
  readonly #firstTokens = new Durations('aybiza_model_first_token_seconds', 'Until the model said the first of it.');
  readonly #models = new Durations('aybiza_model_seconds', 'Until the model had said all of it.');
  readonly #tokens = new Counters('aybiza_model_tokens_total', 'Tokens that models read and wrote.');
  readonly #modelFailures = new Counters('aybiza_model_failures_total', 'Questions that no model answered.');
  readonly #requests = new Counters('aybiza_requests_total', 'Requests of flows to other systems, by their outcome.');

  take(event: CallEvent): void {
    switch (event.type) {
      case 'callStarted':
        this.#started.add({ channel: event.channel, direction: event.direction });
        return;
      case 'callEnded':
        this.#ended.add({ reason: event.reason });
        return;
      case 'turnTimed':
        this.#takeTurn(event);
        return;
      case 'modelReplied':
        this.#firstTokens.observe({}, event.firstTokenMs);
        this.#models.observe({}, event.totalMs);
        this.#tokens.add({ direction: 'input' }, event.inputTokens);
        this.#tokens.add({ direction: 'output' }, event.outputTokens);
        return;
      case 'modelFailed':
        this.#modelFailures.add({});
        return;
      case 'requestFinished':
        this.#requests.add({ outcome: event.outcome });
        return;
      default:
        return;
    }
  }

  read(): (Metric | Durations)[] {
    const counters = [this.#started, this.#ended, this.#tokens, this.#modelFailures, this.#requests];
    return [...counters.map((one) => one.read()), this.#turns, this.#parts, this.#firstTokens, this.#models];
  }

  #takeTurn(turn: TurnTimed): void {
    const { transcriptMs = 0, understandingMs = 0 } = turn;
    const parts = {
      endpointing: turn.recogniserMs - transcriptMs,
      transcript: transcriptMs,
      decision: turn.decisionMs,
      understanding: understandingMs,
      model: turn.modelMs - understandingMs,
      request: turn.requestMs,
      voice: turn.voiceMs,
      transport: turn.transportMs,
    };
    for (const [part, ms] of Object.entries(parts)) this.#parts.observe({ part }, ms);
    this.#turns.observe({}, turnMs(turn));
  }
}

/** How long the caller waited for the first sound, in ms. */
export function turnMs(turn: TurnTimed): number {
  return turn.recogniserMs + turn.decisionMs + turn.modelMs + turn.requestMs + turn.voiceMs + turn.transportMs;
}

import type { DeepgramAccount } from '../../deepgram/account.ts';
import type { SpeechToText, SttOptions } from '../port.ts';
import { FluxConversation } from './flux-conversation.ts';
import { limitKeyterms } from './limit-keyterms.ts';
import { ListenStream, type ListenTuning } from './listen-stream.ts';
import { FLUX_THRESHOLDS } from './turn-thresholds.ts';

export interface DeepgramFluxOptions extends DeepgramAccount, ListenTuning {
  /** Default: the English model for English, the multilingual one otherwise. */
  model?: string;
}

/** Audio per message, in ms, that the vendor recommends (Flux quickstart). */
const RECOMMENDED_MS = 80;

/** Deepgram listen v2: the model decides when a turn is over and can be told what to expect during the call. */
export function createDeepgramFlux(options: DeepgramFluxOptions): SpeechToText {
  return {
    open: (stt) =>
      new ListenStream(stt, {
        account: options,
        tuning: { quietBatchMs: RECOMMENDED_MS, ...options },
        target: { path: '/v2/listen', query: fluxQuery(stt, options) },
        converse: (link) => new FluxConversation(link, options.clock),
      }),
  };
}

function fluxQuery(stt: SttOptions, options: DeepgramFluxOptions): URLSearchParams {
  const isEnglish = /^en\b/i.test(stt.language);
  const thresholds = FLUX_THRESHOLDS[stt.profile];
  const query = new URLSearchParams({
    model: options.model ?? (isEnglish ? 'flux-general-en' : 'flux-general-multi'),
    encoding: stt.encoding,
    sample_rate: String(stt.sampleRateHz),
    eot_threshold: String(thresholds.eotThreshold),
    eager_eot_threshold: String(thresholds.eagerEotThreshold),
    eot_timeout_ms: String(thresholds.eotTimeoutMs),
    mip_opt_out: String(options.allowModelImprovement !== true),
  });
  if (!isEnglish) query.append('language_hint', stt.language.split('-')[0] ?? stt.language);
  for (const keyterm of limitKeyterms(stt.keyterms)) query.append('keyterm', keyterm);
  return query;
}

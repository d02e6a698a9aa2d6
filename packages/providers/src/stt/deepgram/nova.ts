import type { DeepgramAccount } from '../../deepgram/account.ts';
import type { SpeechToText, SttOptions } from '../port.ts';
import { limitKeyterms } from './limit-keyterms.ts';
import { ListenStream, type ListenTuning } from './listen-stream.ts';
import { NovaConversation } from './nova-conversation.ts';
import { NOVA_THRESHOLDS } from './turn-thresholds.ts';

export interface DeepgramNovaOptions extends DeepgramAccount, ListenTuning {
  /** Default `nova-3`. */
  model?: string;
}

/**
 * Deepgram listen v1: turns end by silence, more languages than Flux. Never reports an eager end, and `configure`
 * changes nothing: profile and keyterms are those given at `open`.
 */
export function createDeepgramNova(options: DeepgramNovaOptions): SpeechToText {
  return {
    open: (stt) =>
      new ListenStream(stt, {
        account: options,
        tuning: options,
        target: { path: '/v1/listen', query: novaQuery(stt, options) },
        converse: (link) => new NovaConversation(link, options.clock),
      }),
  };
}

function novaQuery(stt: SttOptions, options: DeepgramNovaOptions): URLSearchParams {
  const { endpointingMs, utteranceEndMs } = NOVA_THRESHOLDS[stt.profile];
  const query = new URLSearchParams({
    model: options.model ?? 'nova-3',
    encoding: stt.encoding,
    sample_rate: String(stt.sampleRateHz),
    channels: '1',
    language: stt.language,
    interim_results: 'true',
    endpointing: String(endpointingMs),
    utterance_end_ms: String(utteranceEndMs),
    vad_events: 'true',
    // Not smart_format: it holds digits back for up to 3 s.
    punctuate: 'true',
    numerals: 'true',
    mip_opt_out: String(options.allowModelImprovement !== true),
  });
  for (const keyterm of limitKeyterms(stt.keyterms)) query.append('keyterm', keyterm);
  return query;
}

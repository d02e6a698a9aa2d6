import { fakeError } from '../../fake-fault.ts';
import type { ProviderError, ProviderErrorCode } from '../../provider-error.ts';
import type { LlmBehaviour } from '../contract.ts';
import type { FakeLlmReply } from '../fake.ts';

/** What a test writes into its script to get each behaviour. */
export function scripted(behaviour: LlmBehaviour): FakeLlmReply {
  switch (behaviour.type) {
    case 'text':
      return { pieces: behaviour.pieces };
    case 'tools': {
      const isBroken = behaviour.toolUses.some(({ json }) => json.endsWith(': '));
      if (isBroken) return { error: error('PROVIDER_INVALID_TOOL_INPUT') };
      const toolUses = behaviour.toolUses.map(({ json, ...rest }) => ({ ...rest, input: JSON.parse(json || '{}') }));
      return { pieces: [behaviour.text], toolUses };
    }
    case 'cutTool':
      return { pieces: ['So'], stopReason: 'maxTokens' };
    case 'brokenOff':
      return { pieces: behaviour.pieces, error: error('PROVIDER_INCOMPLETE_REPLY') };
    case 'stalls':
      return { pieces: behaviour.pieces, fault: 'stall' };
    case 'refuses':
      return { fault: 'refuse' };
    case 'cuts':
      return { pieces: behaviour.pieces, fault: 'cut' };
    case 'throttles':
      return { error: error('PROVIDER_THROTTLED') };
  }
}

function error(code: ProviderErrorCode): ProviderError {
  return fakeError(code, 'as scripted');
}

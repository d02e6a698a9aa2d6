import { ownEntry } from '../own-entry.ts';
import { type Json, type JsonObject, textAt } from '../plain-json.ts';
import { type ExportParameters, referenceTo } from './export-parameters.ts';

/** What a module of the older export is in the flow language. */
interface Rewritten {
  readonly type: string;
  readonly parameters: JsonObject;
}

type Rewrite = (given: ExportParameters, target: string) => Rewritten;

/** Drops what is not there. */
function only(parameters: Readonly<Record<string, Json | undefined>>): JsonObject {
  const pairs = Object.entries(parameters).flatMap(([key, value]): [string, Json][] =>
    value === undefined ? [] : [[key, value]],
  );
  return Object.fromEntries(pairs);
}

/** Text, SSML or a recording: one of them. */
function spoken(given: ExportParameters): JsonObject {
  const text = given.text('Text');
  const isSsml = given.text('TextToSpeechType') === 'ssml';
  return only({
    Text: isSsml ? undefined : text,
    SSML: isSsml ? text : undefined,
    PromptId: text === undefined ? given.text('AudioPrompt', 'PromptId', 'Prompt') : undefined,
  });
}

const play: Rewrite = (given) => ({ type: 'MessageParticipant', parameters: spoken(given) });

const ask: Rewrite = (given, target) =>
  target === 'Lex' || given.text('BotName', 'LexV2BotAliasArn', 'BotAliasArn') !== undefined
    ? {
        type: 'ConnectParticipantWithLexBot',
        parameters: only({
          ...spoken(given),
          LexBot: only({ Name: given.text('BotName'), Region: given.text('BotRegion'), Alias: given.text('BotAlias') }),
          LexSessionAttributes: given.keyed('SessionAttribute'),
        }),
      }
    : {
        type: 'GetParticipantInput',
        parameters: only({ ...spoken(given), StoreInput: 'False', InputTimeLimitSeconds: given.text('Timeout') }),
      };

const store: Rewrite = (given) => {
  const isPhone = given.text('CustomerInputType') === 'PhoneNumber';
  const phone = only({ NumberFormat: given.text('PhoneNumberFormat'), CountryCode: given.text('CountryCode') });
  const isEncrypted = given.text('EncryptEntry') === 'true';
  return {
    type: 'GetParticipantInput',
    parameters: only({
      ...spoken(given),
      StoreInput: 'True',
      InputTimeLimitSeconds: given.text('Timeout'),
      InputValidation: isPhone
        ? { PhoneNumberValidation: phone }
        : { CustomValidation: { MaximumLength: given.text('MaxDigits') ?? '20' } },
      InputEncryption: isEncrypted ? { EncryptionKeyId: given.text('EncryptionKeyId') ?? '' } : undefined,
      DTMFConfiguration: only({
        InputTerminationSequence: given.text('TerminatorDigits', 'CustomTerminatingKeypress'),
      }),
    }),
  };
};

const setAttributes: Rewrite = (given) => {
  const single = given.text('key');
  const attributes = single === undefined ? given.keyed('Attribute') : { [single]: given.text('value') ?? '' };
  return { type: 'UpdateContactAttributes', parameters: { Attributes: attributes } };
};

const check: Rewrite = (given) => ({
  type: 'Compare',
  parameters: {
    ComparisonValue: referenceTo(given.text('Namespace') ?? 'User Defined', given.text('Attribute') ?? ''),
  },
});

const transfer: Rewrite = (given, target) => {
  const number = given.text('PhoneNumber', 'ThirdPartyPhoneNumber');
  if (target === 'Flow' || given.text('ContactFlowId') !== undefined)
    return { type: 'TransferToFlow', parameters: only({ ContactFlowId: given.text('ContactFlowId') }) };
  if (target !== 'Queue' && number !== undefined)
    return {
      type: 'TransferParticipantToThirdParty',
      parameters: only({
        ThirdPartyPhoneNumber: number,
        ThirdPartyConnectionTimeLimitSeconds: given.text('TimeLimit', 'Timeout'),
        ContinueFlowExecution: given.text('ResumeFlowAfterDisconnect', 'BlindTransfer') === 'true' ? 'True' : 'False',
        ThirdPartyDTMFDigits: given.text('DTMF', 'DtmfDigits'),
      }),
    };
  if (target === 'Agent' || given.text('AgentId', 'Agent') !== undefined)
    return { type: 'TransferContactToAgent', parameters: only({ AgentId: given.text('AgentId', 'Agent') }) };
  return { type: 'TransferContactToQueue', parameters: only({ QueueId: given.text('Queue') }) };
};

const record: Rewrite = (given) => {
  const who = given.text('RecordingParticipantOption') ?? 'Both';
  const isOn = given.text('RecordingBehaviorOption') !== 'Disable';
  const participants = who === 'Both' ? ['Agent', 'Customer'] : [who];
  return {
    type: 'UpdateContactRecordingBehavior',
    parameters: { RecordingBehavior: { RecordedParticipants: isOn ? participants : [] } },
  };
};

const hook: Rewrite = (given) => {
  const name = given.text('Type') ?? 'CustomerQueue';
  const flow = given.resource('ContactFlowId') ?? given.text('ContactFlowId') ?? '';
  return { type: 'UpdateContactEventHooks', parameters: { EventHooks: { [name]: flow } } };
};

const REWRITES: Readonly<Record<string, Rewrite>> = {
  PlayPrompt: play,
  PlayAudio: play,
  LoopPrompts: (given) => ({
    type: 'MessageParticipantIteratively',
    parameters: only({
      Messages: [spoken(given)],
      InterruptFrequencySeconds: given.text('InterruptFrequency', 'InterruptFrequencySeconds', 'Timeout'),
    }),
  }),
  GetUserInput: ask,
  GetCustomerInput: ask,
  StoreUserInput: store,
  StoreCustomerInput: store,
  SetAttributes: setAttributes,
  SetScreenPop: setAttributes,
  CheckAttribute: check,
  Transfer: transfer,
  TransferToFlow: transfer,
  CustomerInQueue: (given) => transfer(given, 'Queue'),
  SetQueue: (given) => ({
    type: 'UpdateContactTargetQueue',
    parameters: only({ QueueId: given.text('Queue'), AgentId: given.text('Agent') }),
  }),
  Disconnect: () => ({ type: 'DisconnectParticipant', parameters: {} }),
  SetVoice: (given) => ({
    type: 'UpdateContactTextToSpeechVoice',
    parameters: only({ TextToSpeechVoice: given.text('GlobalVoice', 'Voice', 'TextToSpeechVoice') }),
  }),
  SetLoggingBehavior: (given) => ({ type: 'UpdateFlowLoggingBehavior', parameters: given.all }),
  SetRecordingBehavior: record,
  InvokeExternalResource: (given) => ({
    type: 'InvokeLambdaFunction',
    parameters: only({
      LambdaFunctionARN: given.text('FunctionArn'),
      InvocationTimeLimitSeconds: given.text('TimeLimit'),
      LambdaInvocationAttributes: given.keyed('Parameter'),
    }),
  }),
  CheckHoursOfOperation: (given) => ({
    type: 'CheckHoursOfOperation',
    parameters: only({ HoursOfOperationId: given.text('Hours') }),
  }),
  CheckQueueStatus: (given) => ({
    type: 'CheckMetricData',
    parameters: only({ MetricType: 'OldestContactInQueueAgeSeconds', QueueId: given.text('Queue') }),
  }),
  CheckStaffing: (given) => ({
    type: 'CheckMetricData',
    parameters: only({
      MetricType: `NumberOfAgents${given.text('Status', 'Metric') ?? 'Staffed'}`,
      QueueId: given.text('Queue'),
    }),
  }),
  PercentileBranching: () => ({ type: 'DistributeByPercentage', parameters: {} }),
  SetContactFlow: hook,
  SetEventHook: hook,
  UpdateRoutingPriority: (given) => ({
    type: 'UpdateContactRoutingBehavior',
    parameters: only({
      QueuePriority: given.text('AbsolutePosition'),
      QueueTimeAdjustmentSeconds: given.text('TimeOffset'),
    }),
  }),
  SetCallBackNumber: (given) => ({
    type: 'UpdateContactCallbackNumber',
    parameters: only({ CallbackNumber: given.text('CallBackNumber') }),
  }),
  CreateCallback: (given) => ({
    type: 'CreateCallbackContact',
    parameters: only({
      InitialCallDelaySeconds: given.text('InitialDelaySeconds'),
      RetryDelaySeconds: given.text('RetryDelaySeconds'),
      MaximumConnectionAttempts: given.text('MaxRetryAttempts'),
      QueueId: given.text('Queue'),
    }),
  }),
  Loop: (given) => ({ type: 'Loop', parameters: only({ LoopCount: given.text('LoopCount', 'Count') }) }),
  Wait: (given) => ({
    type: 'Wait',
    parameters: only({ TimeLimitSeconds: given.text('Timeout', 'TimeLimit', 'TimeLimitSeconds') }),
  }),
  InvokeFlowModule: (given) => ({
    type: 'InvokeFlowModule',
    parameters: only({ FlowModuleId: given.text('FlowModuleId', 'ModuleId') }),
  }),
  StartMediaStreaming: () => ({
    type: 'UpdateContactMediaStreamingBehavior',
    parameters: { MediaStreamingState: 'Enabled' },
  }),
  StopMediaStreaming: () => ({
    type: 'UpdateContactMediaStreamingBehavior',
    parameters: { MediaStreamingState: 'Disabled' },
  }),
};

/** A module of the older export as an action of the flow language; types it does not know keep their name and parameters. */
export function rewriteModule(module: Json, given: ExportParameters): Rewritten {
  const type = textAt(module, 'type') ?? 'unknown';
  const known = ownEntry(REWRITES, type);
  if (known === undefined) return { type, parameters: given.all };
  return known(given, textAt(module, 'target') ?? '');
}

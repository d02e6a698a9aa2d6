import { ownEntry } from '../own-entry.ts';

/** Names that real files write for an action of the flow language: older names, those of the blocks, those that generators make up. */
const ALIASES: Readonly<Record<string, string>> = {
  PlayPrompt: 'MessageParticipant',
  PlayAudio: 'MessageParticipant',
  LoopPrompts: 'MessageParticipantIteratively',
  GetUserInput: 'GetParticipantInput',
  GetCustomerInput: 'GetParticipantInput',
  StoreCustomerInput: 'GetParticipantInput',
  StoreUserInput: 'GetParticipantInput',
  StoreParticipantInput: 'GetParticipantInput',
  GetParticipantInputWithLexBot: 'ConnectParticipantWithLexBot',
  SetContactAttributes: 'UpdateContactAttributes',
  SetAttributes: 'UpdateContactAttributes',
  SetFlowAttributes: 'UpdateFlowAttributes',
  CheckContactAttributes: 'Compare',
  CheckAttributes: 'Compare',
  CheckAttribute: 'Compare',
  CheckHours: 'CheckHoursOfOperation',
  CheckQueueStatus: 'CheckMetricData',
  CheckStaffing: 'CheckMetricData',
  CheckCallProgress: 'CheckOutboundCallStatus',
  SetQueue: 'UpdateContactTargetQueue',
  SetWorkingQueue: 'UpdateContactTargetQueue',
  TransferToQueue: 'TransferContactToQueue',
  TransferToPhoneNumber: 'TransferParticipantToThirdParty',
  TransferToThirdParty: 'TransferParticipantToThirdParty',
  TransferToAgent: 'TransferContactToAgent',
  TransferContactToFlow: 'TransferToFlow',
  InvokeLambda: 'InvokeLambdaFunction',
  InvokeModule: 'InvokeFlowModule',
  SetVoice: 'UpdateContactTextToSpeechVoice',
  SetLoggingBehavior: 'UpdateFlowLoggingBehavior',
  SetRecordingBehavior: 'UpdateContactRecordingBehavior',
  SetRecordingAndAnalyticsBehavior: 'UpdateContactRecordingBehavior',
  UpdateContactRecordingAndAnalyticsBehavior: 'UpdateContactRecordingBehavior',
  SetCallbackNumber: 'UpdateContactCallbackNumber',
  CreateCallback: 'CreateCallbackContact',
  SetEventFlow: 'UpdateContactEventHooks',
  ChangeRoutingPriority: 'UpdateContactRoutingBehavior',
  DistributeRandomly: 'DistributeByPercentage',
  Disconnect: 'DisconnectParticipant',
  DisconnectContact: 'DisconnectParticipant',
  HangUp: 'DisconnectParticipant',
  EndCall: 'DisconnectParticipant',
  EndFlow: 'EndFlowExecution',
  EndModule: 'EndFlowModuleExecution',
  ReturnFromModule: 'EndFlowModuleExecution',
};

/** The kind of an action, by the name that this importer knows it under. */
export function kindOfAction(type: string): string {
  return ownEntry(ALIASES, type) ?? type;
}

/** What Amazon’s own editor calls its blocks: such a name is read more easily than an identifier of 36 characters. */
const TITLES: Readonly<Record<string, string>> = {
  MessageParticipant: 'Play prompt',
  MessageParticipantIteratively: 'Loop prompts',
  GetParticipantInput: 'Get customer input',
  ConnectParticipantWithLexBot: 'Ask Amazon Lex',
  Compare: 'Check attributes',
  CheckHoursOfOperation: 'Check hours',
  CheckMetricData: 'Check queue',
  CheckOutboundCallStatus: 'Check call progress',
  GetMetricData: 'Get queue metrics',
  UpdateContactAttributes: 'Set attributes',
  UpdateFlowAttributes: 'Set flow attributes',
  UpdateContactData: 'Set contact data',
  UpdateContactTextToSpeechVoice: 'Set voice',
  UpdateContactRecordingBehavior: 'Set recording',
  UpdateContactTargetQueue: 'Set queue',
  TransferContactToQueue: 'Transfer to queue',
  TransferContactToAgent: 'Transfer to agent',
  DequeueContactAndTransferToQueue: 'Transfer to queue',
  TransferParticipantToThirdParty: 'Transfer to phone number',
  TransferToFlow: 'Transfer to flow',
  InvokeFlowModule: 'Invoke module',
  InvokeLambdaFunction: 'Invoke function',
  UpdateContactCallbackNumber: 'Set callback number',
  CreateCallbackContact: 'Create callback',
  GetCustomerProfile: 'Get customer profile',
  CreateTask: 'Create task',
  DistributeByPercentage: 'Distribute by percentage',
  DisconnectParticipant: 'Disconnect',
  EndFlowExecution: 'End flow',
  EndFlowModuleExecution: 'Return',
};

/** An identifier that a machine made: nobody recognises a step by it. */
const MADE_BY_MACHINE = /^[0-9a-f]{8}-[0-9a-f-]{18,}$|^[0-9a-f]{24,}$|^[\d-]+$/i;

/** What an action is called on the canvas: its own name, or that of its kind where it has none. */
export function titleOfAction(id: string, type: string): string {
  if (!MADE_BY_MACHINE.test(id)) return id;
  return ownEntry(TITLES, kindOfAction(type)) ?? type.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

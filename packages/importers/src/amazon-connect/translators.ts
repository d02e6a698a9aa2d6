import { ownEntry } from '../own-entry.ts';
import { translateAttributes, translateTags } from './attributes.ts';
import { translateCallback, translateCallbackNumber } from './callbacks.ts';
import { translateCompare } from './compare.ts';
import type { Translator } from './connect-context.ts';
import {
  translateDisconnect,
  translateEndFlow,
  translateModule,
  translateReturn,
  translateToFlow,
} from './ends-and-parts.ts';
import { translateHours, translateLoop, translateShares, translateWait } from './flow-control.ts';
import { translateLex } from './lex-bot.ts';
import { translateCallStatus } from './outbound.ts';
import { translateInput } from './participant-input.ts';
import { translateMessage, translateMessages } from './prompts.ts';
import { translateQueueMetric } from './queue-metric.ts';
import { translateFunction, translateMetrics, translateService } from './requests.ts';
import { translateMessageSent } from './text-messages.ts';
import { translateSetQueue, translateToAgent, translateToNumber, translateToQueue } from './transfers.ts';
import { isUnnoticed, translateHooks, translatePriority, translateStreaming, translateUnnoticed } from './unnoticed.ts';
import { translateContactData, translateRecording, translateVoice } from './voice-and-recording.ts';

/** Action by action of Amazon’s flow language; what is neither here nor unnoticed by callers has no counterpart. */
const TRANSLATORS: Readonly<Record<string, Translator>> = {
  MessageParticipant: translateMessage,
  MessageParticipantIteratively: translateMessages,
  GetParticipantInput: translateInput,
  ConnectParticipantWithLexBot: translateLex,
  Compare: translateCompare,
  CheckHoursOfOperation: translateHours,
  CheckMetricData: translateQueueMetric,
  GetMetricData: translateMetrics,
  CheckOutboundCallStatus: translateCallStatus,
  Loop: translateLoop,
  Wait: translateWait,
  DistributeByPercentage: translateShares,
  UpdateContactAttributes: translateAttributes,
  UpdateFlowAttributes: translateAttributes,
  UpdateContactData: translateContactData,
  UpdateContactTextToSpeechVoice: translateVoice,
  UpdateContactRecordingBehavior: translateRecording,
  UpdateContactTargetQueue: translateSetQueue,
  TransferContactToQueue: translateToQueue,
  DequeueContactAndTransferToQueue: translateToQueue,
  TransferContactToAgent: translateToAgent,
  TransferParticipantToThirdParty: translateToNumber,
  UpdateContactCallbackNumber: translateCallbackNumber,
  CreateCallbackContact: translateCallback,
  TransferToFlow: translateToFlow,
  InvokeFlowModule: translateModule,
  EndFlowExecution: translateEndFlow,
  EndFlowModuleExecution: translateReturn,
  DisconnectParticipant: translateDisconnect,
  InvokeLambdaFunction: translateFunction,
  GetCustomerProfile: translateService,
  GetCustomerProfileObject: translateService,
  GetCalculatedAttributesForCustomerProfile: translateService,
  CreateCustomerProfile: translateService,
  UpdateCustomerProfile: translateService,
  AssociateContactToCustomerProfile: translateService,
  GetCase: translateService,
  CreateCase: translateService,
  UpdateCase: translateService,
  CreateTask: translateService,
  SendMessage: translateMessageSent,
  StartOutboundChatContact: translateMessageSent,
  TagContact: translateTags,
  UpdateContactEventHooks: translateHooks,
  UpdateContactMediaStreamingBehavior: translateStreaming,
  UpdateContactRoutingBehavior: translatePriority,
};

/** What translates a kind of action; undefined for one that nothing here stands for. */
export function translatorFor(kind: string): Translator | undefined {
  return ownEntry(TRANSLATORS, kind) ?? (isUnnoticed(kind) ? translateUnnoticed : undefined);
}

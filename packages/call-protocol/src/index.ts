export { type ClientAudio, type ClientMessage, clientMessageSchema } from './client-message.ts';
export { CLOSE_CODES } from './close-codes.ts';
export {
  OPERATOR_TRACKS,
  type OperatorMessage,
  type OperatorNews,
  operatorMessageSchema,
  operatorNewsSchema,
} from './operator-messages.ts';
export { COME_BACK_WITHIN_MS, COMING_BACK, HELLO_TIMEOUT_MS, PROTOCOL_VERSION } from './protocol-version.ts';
export { type ServerMessage, serverMessageSchema } from './server-message.ts';
export { type VisitorMessage, visitorMessageSchema } from './visitor-message.ts';

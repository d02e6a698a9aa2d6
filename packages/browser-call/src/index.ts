export {
  BrowserCall,
  type BrowserCallChange,
  type BrowserCallOptions,
  type Invitation,
  type VoiceState,
} from './browser-call.ts';
export { type Microphone, type MicrophoneTrouble, openMicrophone } from './microphone.ts';
export { openContext, openSpeaker, type Speaker, WORKLETS } from './speaker.ts';

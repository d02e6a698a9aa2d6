import { router } from '../trpc.ts';
import { createTestCall } from './create-test-call.ts';
import { getCall } from './get-call.ts';
import { getRecording } from './get-recording.ts';
import { listCalls } from './list-calls.ts';
import { placeCall } from './place-call.ts';
import { sendSignal } from './send-signal.ts';

export const callRouter = router({
  list: listCalls,
  get: getCall,
  recording: getRecording,
  createTestCall,
  sendSignal,
  place: placeCall,
});

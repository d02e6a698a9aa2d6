import { router } from '../trpc.ts';
import { followLiveCall } from './follow-live-call.ts';
import { getLiveDrawing } from './get-live-drawing.ts';
import { joinCall } from './join-call.ts';
import { listLiveCalls } from './list-live-calls.ts';
import { putThrough } from './put-through.ts';
import { sendOff } from './send-off.ts';
import { whisper } from './whisper.ts';

export const liveCallRouter = router({
  list: listLiveCalls,
  follow: followLiveCall,
  getDrawing: getLiveDrawing,
  join: joinCall,
  whisper,
  putThrough,
  sendOff,
});

import type { NodeCards } from '../../flow-graph/index.ts';
import { answerCard } from './answer/card.tsx';
import { branchCard } from './branch/card.tsx';
import { classifyCard } from './classify/card.tsx';
import { collectCard } from './collect/card.tsx';
import { commentCard } from './comment/card.tsx';
import { confirmCard } from './confirm/card.tsx';
import { converseCard } from './converse/card.tsx';
import { endCard } from './end/card.tsx';
import { groupCard } from './group/card.tsx';
import { handlerCard } from './handler/card.tsx';
import { hoursCard } from './hours/card.tsx';
import { jumpCard } from './jump/card.tsx';
import { keypadCard } from './keypad/card.tsx';
import { languageCard } from './language/card.tsx';
import { limitCard } from './limit/card.tsx';
import { menuCard } from './menu/card.tsx';
import { messageCard } from './message/card.tsx';
import { recordingCard } from './recording/card.tsx';
import { requestCard } from './request/card.tsx';
import { resumeCard } from './resume/card.tsx';
import { sayCard } from './say/card.tsx';
import { sendKeysCard } from './send-keys/card.tsx';
import { setCard } from './set/card.tsx';
import { splitCard } from './split/card.tsx';
import { startCard } from './start/card.tsx';
import { subflowCard } from './subflow/card.tsx';
import { tagCard } from './tag/card.tsx';
import { transferCard } from './transfer/card.tsx';
import { voicemailCard } from './voicemail/card.tsx';
import { waitCard } from './wait/card.tsx';

/** How every kind of node looks on a canvas, in the editor and wherever else a flow is drawn. */
export const nodeCards: NodeCards = {
  start: startCard,
  say: sayCard,
  menu: menuCard,
  collect: collectCard,
  branch: branchCard,
  set: setCard,
  request: requestCard,
  transfer: transferCard,
  converse: converseCard,
  handler: handlerCard,
  resume: resumeCard,
  end: endCard,
  answer: answerCard,
  classify: classifyCard,
  confirm: confirmCard,
  group: groupCard,
  hours: hoursCard,
  jump: jumpCard,
  keypad: keypadCard,
  language: languageCard,
  limit: limitCard,
  message: messageCard,
  recording: recordingCard,
  sendKeys: sendKeysCard,
  split: splitCard,
  subflow: subflowCard,
  tag: tagCard,
  voicemail: voicemailCard,
  wait: waitCard,
  comment: commentCard,
};

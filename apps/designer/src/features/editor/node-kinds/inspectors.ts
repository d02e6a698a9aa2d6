import type { NodeKind } from '@aybiza/flow';
import { AnswerInspector } from './answer/inspector.tsx';
import { BranchInspector } from './branch/inspector.tsx';
import { ClassifyInspector } from './classify/inspector.tsx';
import { CollectInspector } from './collect/inspector.tsx';
import { CommentInspector } from './comment/inspector.tsx';
import { ConfirmInspector } from './confirm/inspector.tsx';
import { ConverseInspector } from './converse/inspector.tsx';
import { EndInspector } from './end/inspector.tsx';
import { GroupInspector } from './group/inspector.tsx';
import { HandlerInspector } from './handler/inspector.tsx';
import { HoursInspector } from './hours/inspector.tsx';
import type { Inspector, Inspectors } from './inspector-props.ts';
import { JumpInspector } from './jump/inspector.tsx';
import { KeypadInspector } from './keypad/inspector.tsx';
import { LanguageInspector } from './language/inspector.tsx';
import { LimitInspector } from './limit/inspector.tsx';
import { MenuInspector } from './menu/inspector.tsx';
import { MessageInspector } from './message/inspector.tsx';
import { RecordingInspector } from './recording/inspector.tsx';
import { RequestInspector } from './request/inspector.tsx';
import { ResumeInspector } from './resume/inspector.tsx';
import { SayInspector } from './say/inspector.tsx';
import { SendKeysInspector } from './send-keys/inspector.tsx';
import { SetInspector } from './set/inspector.tsx';
import { SplitInspector } from './split/inspector.tsx';
import { StartInspector } from './start/inspector.tsx';
import { SubflowInspector } from './subflow/inspector.tsx';
import { TagInspector } from './tag/inspector.tsx';
import { TransferInspector } from './transfer/inspector.tsx';
import { VoicemailInspector } from './voicemail/inspector.tsx';
import { WaitInspector } from './wait/inspector.tsx';

/** The forms of every kind of node. */
export const nodeInspectors: Inspectors = {
  start: StartInspector,
  say: SayInspector,
  menu: MenuInspector,
  collect: CollectInspector,
  branch: BranchInspector,
  set: SetInspector,
  request: RequestInspector,
  transfer: TransferInspector,
  converse: ConverseInspector,
  handler: HandlerInspector,
  resume: ResumeInspector,
  end: EndInspector,
  answer: AnswerInspector,
  classify: ClassifyInspector,
  confirm: ConfirmInspector,
  group: GroupInspector,
  hours: HoursInspector,
  jump: JumpInspector,
  keypad: KeypadInspector,
  language: LanguageInspector,
  limit: LimitInspector,
  message: MessageInspector,
  recording: RecordingInspector,
  sendKeys: SendKeysInspector,
  split: SplitInspector,
  subflow: SubflowInspector,
  tag: TagInspector,
  voicemail: VoicemailInspector,
  wait: WaitInspector,
  comment: CommentInspector,
};

/**
 * The form that belongs to a node. TypeScript cannot see that the kind it looks up by is the kind of this node's data, hence the
 * one assertion.
 */
export function inspectorOf<Kind extends NodeKind>(node: { readonly kind: Kind }): Inspector<Kind> {
  return nodeInspectors[node.kind] as unknown as Inspector<Kind>;
}

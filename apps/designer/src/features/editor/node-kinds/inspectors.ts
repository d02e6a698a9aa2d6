import type { NodeKind } from '@aybiza/flow';
import { BranchInspector } from './branch/inspector.tsx';
import { CollectInspector } from './collect/inspector.tsx';
import { CommentInspector } from './comment/inspector.tsx';
import { ConverseInspector } from './converse/inspector.tsx';
import { EndInspector } from './end/inspector.tsx';
import { HandlerInspector } from './handler/inspector.tsx';
import type { Inspector, Inspectors } from './inspector-props.ts';
import { MenuInspector } from './menu/inspector.tsx';
import { RequestInspector } from './request/inspector.tsx';
import { ResumeInspector } from './resume/inspector.tsx';
import { SayInspector } from './say/inspector.tsx';
import { SetInspector } from './set/inspector.tsx';
import { StartInspector } from './start/inspector.tsx';
import { TransferInspector } from './transfer/inspector.tsx';

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
  comment: CommentInspector,
};

/**
 * The form that belongs to a node. TypeScript cannot see that the kind it looks up by is the kind of this node's data, hence the
 * one assertion.
 */
export function inspectorOf<Kind extends NodeKind>(node: { readonly kind: Kind }): Inspector<Kind> {
  return nodeInspectors[node.kind] as unknown as Inspector<Kind>;
}

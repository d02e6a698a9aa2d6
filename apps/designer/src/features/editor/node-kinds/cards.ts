import type { NodeCards } from '../../flow-graph/index.ts';
import { branchCard } from './branch/card.tsx';
import { collectCard } from './collect/card.tsx';
import { commentCard } from './comment/card.tsx';
import { converseCard } from './converse/card.tsx';
import { endCard } from './end/card.tsx';
import { handlerCard } from './handler/card.tsx';
import { menuCard } from './menu/card.tsx';
import { requestCard } from './request/card.tsx';
import { resumeCard } from './resume/card.tsx';
import { sayCard } from './say/card.tsx';
import { setCard } from './set/card.tsx';
import { startCard } from './start/card.tsx';
import { transferCard } from './transfer/card.tsx';

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
  comment: commentCard,
};

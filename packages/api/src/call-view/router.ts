import { router } from '../trpc.ts';
import { changeCallView } from './change-call-view.ts';
import { createCallView } from './create-call-view.ts';
import { deleteCallView } from './delete-call-view.ts';
import { listCallViews } from './list-call-views.ts';
import { shareCallView } from './share-call-view.ts';

export const callViewRouter = router({
  list: listCallViews,
  create: createCallView,
  change: changeCallView,
  share: shareCallView,
  delete: deleteCallView,
});

import { router } from '../trpc.ts';
import { createWidget } from './create-widget.ts';
import { listWidgets } from './list-widgets.ts';
import { removeWidget } from './remove-widget.ts';
import { updateWidget } from './update-widget.ts';

export const widgetRouter = router({
  list: listWidgets,
  create: createWidget,
  update: updateWidget,
  remove: removeWidget,
});

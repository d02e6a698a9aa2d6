/** `<script src="https://…/widget.js" data-widget="wdg_…" async></script>`: shows the widget on the page that it stands in. */
import { createDoor } from './door.ts';
import { defineWidget, WIDGET_TAG, WidgetElement } from './element.ts';

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  const { widget = '' } = script.dataset;
  const { origin } = new URL(script.src);
  // A script that comes quickly may come before the page's body.
  if (document.body !== null) void showWidget(origin, widget);
  else document.addEventListener('DOMContentLoaded', () => void showWidget(origin, widget), { once: true });
}

async function showWidget(server: string, widgetId: string): Promise<void> {
  // A page that loads the script again has the widget already.
  if (document.querySelector(`${WIDGET_TAG}[data-widget="${CSS.escape(widgetId)}"]`) !== null) return;
  defineWidget();
  const element = document.createElement(WIDGET_TAG);
  if (!(element instanceof WidgetElement)) return;
  element.door = createDoor(server, widgetId);
  element.keptAs = `${WIDGET_TAG}:${widgetId}`;
  element.dataset.widget = widgetId;
  document.body.append(element);
  const appearance = await element.door.look().catch(() => undefined);
  if (appearance !== undefined) return element.show(appearance);
  element.remove();
  // biome-ignore lint/suspicious/noConsole: whoever puts the tag on a page looks here when nothing appears
  console.warn(
    `AYBIZA: this page does not show the widget ${widgetId}. Is it turned on, and is ${location.origin} one of its origins?`,
  );
}

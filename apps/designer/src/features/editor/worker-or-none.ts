/** A worker, or none where there are none or a rule of the browser refuses it: then the page works by itself. */
export function workerOrNone(make: () => Worker): Worker | undefined {
  if (typeof Worker !== 'function') return undefined;
  try {
    return make();
  } catch {
    return undefined; // Expected: a rule of the browser.
  }
}

type Entries = Record<string, unknown>;

/**
 * Makes a document equal to another by changing only what differs: undo then holds the difference and not the whole document, and
 * cards whose data stayed the same are not drawn again.
 */
export function writeOver(target: unknown, wanted: unknown): void {
  if (Array.isArray(target) && Array.isArray(wanted)) {
    target.length = Math.min(target.length, wanted.length);
    for (const [index, value] of wanted.entries()) {
      if (!writeInto(target[index], value)) target[index] = value;
    }
    return;
  }
  if (!isEntries(target) || !isEntries(wanted)) return;
  for (const key of Object.keys(target)) if (!Object.hasOwn(wanted, key)) delete target[key];
  for (const [key, value] of Object.entries(wanted)) {
    if (!writeInto(target[key], value)) target[key] = value;
  }
}

/** True when the value is now as wanted. */
function writeInto(value: unknown, wanted: unknown): boolean {
  if (Object.is(value, wanted)) return true;
  const alike = Array.isArray(value) ? Array.isArray(wanted) : isEntries(value) && isEntries(wanted);
  if (alike) writeOver(value, wanted);
  return alike;
}

function isEntries(value: unknown): value is Entries {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

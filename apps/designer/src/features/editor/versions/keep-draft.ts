import type { Editor } from '../editor-context.tsx';
import type { VersionSource } from './version-source.ts';

/**
 * Keeps the draft before something else takes its place, with everything that was written until now. False when it could not be kept: then
 * only undo brings it back.
 */
export async function keepDraft(
  { autosave }: Pick<Editor, 'autosave'>,
  source: Pick<VersionSource, 'keepBefore'>,
  reason: 'beforeRestore' | 'beforeImport',
): Promise<boolean> {
  await saveAll(autosave);
  if (!autosave.isClean) return false;
  return source.keepBefore(reason).then(
    () => true,
    () => false,
  );
}

/** Saves also what was written while a save was under way. */
export async function saveAll(autosave: Editor['autosave']): Promise<void> {
  await autosave.now();
  if (!autosave.isClean) await autosave.now();
}

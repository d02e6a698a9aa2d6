import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';

const OTHERS_MAY_PASS = 0o001;

/**
 * PostgreSQL refuses to run as root and is run as an account that may do nothing: it must be able to reach its files.
 * @throws Error that names the folder in the way, when we are root and there is one
 */
export async function checkReachable(folders: readonly string[]): Promise<void> {
  if (process.getuid?.() !== 0) return;
  for (const folder of folders) {
    for (let above = folder; ; above = dirname(above)) {
      const { mode } = await stat(above);
      if ((mode & OTHERS_MAY_PASS) === 0) throw new Error(explain(folder, above));
      if (above === dirname(above)) break;
    }
  }
}

function explain(folder: string, above: string): string {
  return `PostgreSQL does not run as root, and nobody but root can reach ${folder}: let others pass through (chmod o+x ${above}), move it (AYBIZA_DATA_DIR moves the data), or start AYBIZA as an ordinary user.`;
}

import { say } from '../../../sentences/say.ts';
import type { AfterCallKindDefinition } from '../../definition.ts';
import { exportRecordingDataSchema } from './data.ts';

/** What a store reads as names and nothing else. */
const FOLDER = /^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}(?:\/[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}){0,4}$/;

export const exportRecording: AfterCallKindDefinition<'exportRecording'> = {
  title: 'Export the recording',
  help: 'Puts a copy of the recording into a folder of the storage, for others to fetch.',
  attempts: 6,
  timeLimitSeconds: 120,
  defaults: () => exportRecordingDataSchema.parse({}),
  results: () => [],
  compile({ folder }, context) {
    if (!FOLDER.test(folder)) {
      const tidy = folder
        .split('/')
        .flatMap(
          (part) =>
            part
              .replaceAll(/[^A-Za-z0-9_.-]/g, '-')
              .replace(/^\.+/, '')
              .slice(0, 64) || [],
        )
        .slice(0, 5)
        .join('/');
      context.report('BAD_FOLDER', 'folder', {
        said: say('BAD_FOLDER'),
        fix: FOLDER.test(tidy)
          ? { said: say('fix.write', tidy), edits: [{ field: 'folder', value: tidy }] }
          : undefined,
      });
    }
    return { folder };
  },
};

import { type Flow, flowSchema } from '@aybiza/flow';
import type { Command } from './command.ts';

export interface UpdateSettingsArgs {
  readonly name?: string;
  readonly settings?: Partial<Flow['settings']>;
}

/** Changes what holds for the whole flow: language, voice, persona, limits. */
export const updateSettings: Command<UpdateSettingsArgs> = {
  name: 'update-settings',
  label: (words) => words.updateSettings,
  shortcut: null,
  allowed(flow, { name = flow.name, settings }) {
    return (
      flowSchema.shape.name.safeParse(name).success &&
      flowSchema.shape.settings.safeParse({ ...flow.settings, ...settings }).success
    );
  },
  run(flow, { name, settings }) {
    if (name !== undefined) flow.name = name;
    Object.assign(flow.settings, settings);
  },
};

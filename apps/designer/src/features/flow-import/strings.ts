import { defineStrings } from '../../language/strings.ts';

const count = (number: number, one: string, many: string) => (number === 1 ? `1 ${one}` : `${number} ${many}`);

/** Every word about flows from elsewhere. */
export const importStrings = defineStrings('import', {
  title: 'Import a flow',
  intro: 'A flow of AYBIZA, Twilio Studio, Amazon Connect or Vapi, as the JSON file that its system exports.',
  drop: 'Drop a file here',
  choose: 'Choose a file…',
  paste: 'Or paste it',
  pasteLabel: 'Flow as JSON',
  read: 'Read it',
  reading: 'Reading…',
  tooLarge: 'This file is larger than 5 MB, and no flow is.',
  unreadable: 'The file could not be read.',
  notLoaded: 'The importer could not be loaded. Check your connection and try again.',
  another: 'Another file',
  formats: {
    'twilio-studio': 'Twilio Studio',
    'amazon-connect': 'Amazon Connect',
    'amazon-connect-export': 'Amazon Connect (export)',
    'vapi-workflow': 'Vapi',
    aybiza: 'AYBIZA',
  },
  from: (name: string, format: string, steps: number) => `“${name}” from ${format}, ${count(steps, 'step', 'steps')}`,
  replace: 'Replace this flow',
  replaceHint: 'It takes the place of this flow; undo brings this one back.',
  replaced: (name: string) => `“${name}” is here now. Undo brings back what was here before.`,
  rail: 'Import',
  report: 'What became of every step',
  reportTitle: 'Import report',
  reportNote: 'It stays here while this browser tab is open.',
  forget: 'Close the report',
  filter: 'Which steps',
  all: (number: number) => `All ${number}`,
  verdicts: {
    mapped: 'Mapped',
    approximated: 'Approximated',
    noCounterpart: 'No counterpart',
  },
  counted: {
    mapped: (number: number) => `${number} mapped`,
    approximated: (number: number) => `${number} approximated`,
    noCounterpart: (number: number) => `${number} no counterpart`,
  },
  hints: {
    mapped: 'The same for a caller.',
    approximated: 'Nearly the same, or something to fill in.',
    noCounterpart: 'Kept as a comment beside its place.',
  },
  nothing: 'There were no steps.',
});

import { defineStrings } from '../../../language/strings.ts';

const count = (number: number, one: string, many: string) => (number === 1 ? `1 ${one}` : `${number} ${many}`);

export const writingStrings = defineStrings('writing', {
  title: 'Written from your description',
  waiting: 'Your description is being read…',
  unattended:
    'Nobody has begun to draw it yet: the worker is not running, or has other work. It begins as soon as one is free. You can wait, start the worker, or stop it and draw by hand.',
  writing: (steps: number, errors: number) =>
    errors === 0
      ? `Your line is being drawn: ${count(steps, 'step', 'steps')} so far.`
      : `Your line is being drawn: ${count(steps, 'step', 'steps')} so far, ${count(errors, 'thing', 'things')} to mend.`,
  finished: 'Your line is drawn and can be published.',
  stopped: 'You stopped it. What was drawn by then is here.',
  gaveUp: 'It was drawn as far as the model could. The problems below say what is left to mend.',
  failed: 'The model did not answer. What was drawn by then is here; connect another model, or draw it by hand.',
  stop: 'Stop',
  close: 'Close',
});

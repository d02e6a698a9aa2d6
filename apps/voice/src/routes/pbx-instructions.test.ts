import { expect, it } from 'vitest';
import { pbxInstructions } from './pbx-instructions.ts';

const actionUrl = 'https://voice.example.com/pbx/next';

it.each([
  [pbxInstructions.dial({ to: '+442079460018', actionUrl, ringSeconds: 20 }), ['dial', '+442079460018', '20']],
  [pbxInstructions.dial({ to: 'sip:desk@example.com', actionUrl }), ['dial', 'sip:desk@example.com', '30']],
  [pbxInstructions.dial({ to: 'queue:front desk/2', actionUrl }), ['dial', 'queue:front_desk_2', '30']],
  [pbxInstructions.sayAndHangUp({ text: 'Sorry.', dial: '+442079460018' }), ['dial', '+442079460018', '30']],
  [pbxInstructions.sayAndHangUp({ text: 'Sorry.' }), ['hangup']],
  [pbxInstructions.hangUp(), ['hangup']],
])('“%s” is cut by a dial plan into %j', (instruction, parts) => {
  expect(instruction.split('/')).toEqual(parts);
});

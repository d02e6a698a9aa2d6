import { defineStrings } from '../../../language/strings.ts';

export const credentialStrings = defineStrings('credential', {
  title: 'Credentials',
  lead: 'Keys of other systems that your agents ask, such as your booking system. A step names one; its secret is encrypted, never shown again, and sent to its own addresses only.',
  add: 'Add a credential',
  none: 'No credential yet. Systems that need none can be asked without.',
  addTitle: 'Add a credential',
  changeTitle: (name: string) => `Change ${name}`,
  change: 'Change',
  changeFor: (name: string) => `Change ${name}`,
  remove: 'Remove',
  removeFor: (name: string) => `Remove ${name}`,
  removeTitle: (name: string) => `Remove ${name}?`,
  removeText: 'Its secret is forgotten. Steps that name it fail for every caller from then on.',
  save: 'Save',
  name: 'Name',
  nameHint: 'As steps name it: small letters, digits and _.',
  namePlaceholder: 'booking_system',
  kind: 'How it is shown',
  kinds: {
    bearer: 'Bearer token',
    basic: 'User name and password',
    header: 'A header of its own',
  },
  username: 'User name',
  header: 'Header',
  origins: 'Addresses it may be sent to',
  originsHint: 'One a line, such as https://api.example.com.',
  secrets: { bearer: 'Token', basic: 'Password', header: 'Value' },
  secretKept: (ending: string) =>
    ending === ''
      ? 'Leave it empty to keep the one that is stored.'
      : `Leave it empty to keep the one that ends in ${ending}.`,
  endsIn: (ending: string) => `ends in ${ending}`,
});

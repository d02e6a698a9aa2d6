import { defineStrings } from '../../language/strings.ts';

export const invitationStrings = defineStrings('invitation', {
  loading: 'Loading',
  title: (workspace: string) => `Join ${workspace}`,
  lead: (inviter: string, role: string) =>
    `${inviter === '' ? 'You are invited' : `${inviter} invites you`} to work here ${role}.`,
  roles: {
    owner: 'as an owner, who may do everything',
    publisher: 'as a publisher, who brings agents to callers',
    editor: 'as an editor, who changes agents',
    viewer: 'as a viewer, who looks and comments',
  },
  overTitle: 'This link opens nothing any more',
  email: 'E-mail address',
  name: 'Your name',
  password: 'Password',
  passwordHint: 'At least 10 characters.',
  create: 'Create my account and join',
  accept: 'Join',
  signIn: 'Sign in to join',
  signInText: (email: string) => `You have an account for ${email}. Sign in with it, and you come back here.`,
  otherTitle: 'You are signed in with another address',
  otherText: (own: string, invited: string) => `You are signed in as ${own}; this invitation is for ${invited}.`,
  signOut: 'Sign out',
  working: 'One moment…',
  home: 'To the start page',
});

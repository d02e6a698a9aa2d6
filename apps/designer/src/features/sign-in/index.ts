export { type AuthAnswer, getAuth, postAuth, problemOf } from './ask-auth.ts';
export { ConfirmEmailPage } from './confirm-email-page.tsx';
export { OutboxPage } from './outbox-page.tsx';
export { addPasskey, canHavePasskeys } from './passkeys.ts';
export { ResetPage } from './reset-page.tsx';
export { SignInPage } from './sign-in-page.tsx';
export { signInStrings } from './strings.ts';
export { useAttempt } from './use-attempt.ts';

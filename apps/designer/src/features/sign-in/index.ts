export { postAuth } from './post-auth.ts';
export { SignInPage } from './sign-in-page.tsx';

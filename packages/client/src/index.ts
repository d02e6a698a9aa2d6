export { AybizaError, type InputIssue } from './aybiza-error.ts';
export { type AybizaClient, type AybizaClientOptions, createAybizaClient, followCall } from './create-aybiza-client.ts';
export type { CallNews, FollowOptions } from './follow-call.ts';
export type { AybizaRouter } from './router.ts';

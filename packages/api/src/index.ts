export { vendorVariables } from '@aybiza/providers/accounts/installed-stock';
export { recordingsEnv } from '@aybiza/storage';
export type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
export type { RefusalCode } from './api-error.ts';
export type { Equipment, InstalledMail } from './context.ts';
export { type Api, type ApiOptions, createApi } from './create-api.ts';
export type { ErrorReply } from './error-reply.ts';
export { type OpenApiDocument, openApiDocument } from './open-api/open-api-document.ts';
export type { AppRouter } from './root.ts';

'use client';

import type { AppRouter } from '@aybiza/api';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import { type ReactNode, useState } from 'react';
import type { WordsOf } from '../language/strings.ts';
import { PagesQueryClient } from './pages-query-client.ts';
import type { refusalStrings } from './strings.ts';

const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

export { useTRPC, useTRPCClient };

/** As many as the server takes in one request. */
const MAX_BATCH = 10;
const FRESH_MS = 5_000;
const MAX_RETRIES = 2;

/** Lets every component below ask the API. */
export function TrpcProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const [client] = useState(createClient);
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}

function createClient() {
  // The header tells the server that one of our own pages asks.
  return createTRPCClient<AppRouter>({
    links: [httpBatchLink({ url: '/api/trpc', maxItems: MAX_BATCH, headers: { 'x-aybiza-page': '1' } })],
  });
}

function createQueryClient(): QueryClient {
  return new PagesQueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        // What was refused will be refused again; a server that is away may come back.
        retry: (failures, error) => failures < MAX_RETRIES && !isRefusal(error),
      },
    },
  });
}

function isRefusal(error: unknown): boolean {
  return isApiError(error) && error.data !== undefined && error.data !== null && error.data.httpStatus < 500;
}

/** Is this an answer of our API, and not a network that is down? */
export function isApiError(error: unknown): error is TRPCClientError<AppRouter> {
  return error instanceof TRPCClientError;
}

/** The stable code of a refusal; undefined when there was no answer. */
export function errorCode(error: unknown): string | undefined {
  return isApiError(error) ? error.data?.code : undefined;
}

/** What happened and what to do, for people; in components by `useErrorText`. */
export function errorText(error: unknown, words: WordsOf<typeof refusalStrings>): string {
  if (!isApiError(error) || error.data == null) return words.noAnswer;
  const { code, issues } = error.data;
  return issues === undefined
    ? words.refused(code, error.message)
    : words.check(issues.map(({ message }) => message).join('; '));
}

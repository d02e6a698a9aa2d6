'use client';

import type { AppRouter, inferRouterInputs, inferRouterOutputs } from '@aybiza/api';
import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import { useTRPC } from './client.tsx';

/** Whoever looks at the page, and what they may do in this workspace. */
export type Access = inferRouterOutputs<AppRouter>['session']['getAccess'];

type Inputs = inferRouterInputs<AppRouter>;
/** A procedure by its path, such as `agent.create`. */
export type ProcedureName = { [Noun in keyof Inputs]: `${Noun & string}.${keyof Inputs[Noun] & string}` }[keyof Inputs];

const AccessContext = createContext<Access | null>(null);
/** A role that changes is seen on the pages that are open after a while, or when somebody comes back to one. */
const REFRESH_MS = 60_000;

/** Lets everything below know what to offer. It is a courtesy: the API decides at each call. */
export function AccessProvider({ access, children }: { access: Access; children: ReactNode }) {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.session.getAccess.queryOptions(undefined, { initialData: access, refetchInterval: REFRESH_MS }),
  );
  return <AccessContext value={data}>{children}</AccessContext>;
}

/** Null outside of a workspace, such as in tests of single parts. */
export function useAccess(): Access | null {
  return useContext(AccessContext);
}

/** Whether a call would be let through. Outside of a workspace everything is offered. */
export function useMay(): (call: ProcedureName) => boolean {
  const access = useContext(AccessContext);
  return (call) => access === null || access.may.includes(call);
}

/** What leads to a call, for whoever may make it. */
export function IfMay({ call, children }: { call: ProcedureName; children: ReactNode }) {
  return useMay()(call) ? children : null;
}

import { getApi } from '../../../trpc/server.ts';

export function GET(request: Request) {
  return getApi().handleAuditExport(request);
}

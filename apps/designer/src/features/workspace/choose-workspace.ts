const WORKSPACE_COOKIE = 'aybiza_workspace';
const A_YEAR_S = 365 * 24 * 3_600;

/** Enters a workspace; null: the one that the server chooses. A whole new page, so that nothing of the one before stays in memory. */
export function chooseWorkspace(workspaceId: string | null): void {
  const age = workspaceId === null ? 0 : A_YEAR_S;
  // Read by the server at each request, which checks that this person is a member.
  // biome-ignore lint/suspicious/noDocumentCookie: CookieStore is not in every browser people use
  document.cookie = `${WORKSPACE_COOKIE}=${workspaceId ?? ''}; Path=/; Max-Age=${age}; SameSite=Lax`;
  window.location.assign('/');
}

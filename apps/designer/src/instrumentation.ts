/** Next calls it once, before the first request: pages that come back after a restart ask for their draft before anybody asks for a page. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next writes its value into the code
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { getApi } = await import('./trpc/server.ts');
  getApi();
}

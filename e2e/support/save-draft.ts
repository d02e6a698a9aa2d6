import type { Page } from '@playwright/test';

/** Changes the draft of the agent whose page is open as an integrator does. */
export async function saveDraft(page: Page, changed: object): Promise<void> {
  await page.evaluate(async (document) => {
    const agentId = location.pathname.split('/')[2];
    const headers = { 'content-type': 'application/json', 'x-aybiza-page': '1' };
    const input = encodeURIComponent(JSON.stringify({ agentId }));
    const draft = await (await fetch(`/api/trpc/flow.getDraft?input=${input}`, { headers })).json();
    const body = JSON.stringify({ agentId, revision: draft.result.data.revision, flow: document });
    const saved = await fetch('/api/trpc/flow.saveDraft', { method: 'POST', headers, body });
    if (!saved.ok) throw new Error(await saved.text());
  }, changed);
}

import { QueryObserver } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import { PagesQueryClient } from './pages-query-client.ts';

const queryKey = ['back-tests'];

/** A page whose list is asked for; each answer is given by the test. */
function aPage({ enabled = true } = {}) {
  const client = new PagesQueryClient();
  const answers: ((list: string) => void)[] = [];
  const queryFn = () => new Promise<string>((resolve) => answers.push(resolve));
  const observer = new QueryObserver(client, { queryKey, queryFn, enabled });
  const leave = observer.subscribe(() => {});
  return { client, answers, queryFn, shown: () => observer.getCurrentResult(), leave };
}

describe('what a page shows after a change', () => {
  it('is what is there now, though its first answer was still on its way', async () => {
    const { client, answers, shown, leave } = aPage();
    const refreshed = client.invalidateQueries({ queryKey });
    expect(answers).toHaveLength(2);
    answers[0]?.('nothing yet');
    answers[1]?.('one');
    await refreshed;
    expect(shown()).toMatchObject({ data: 'one', status: 'success', isFetching: false });
    leave();
  });

  it('is given to whoever waits for the first answer as well', async () => {
    const { client, answers, queryFn, leave } = aPage();
    const waiting = client.fetchQuery({ queryKey, queryFn });
    const refreshed = client.invalidateQueries();
    answers.at(-1)?.('one');
    expect(await waiting).toBe('one');
    await refreshed;
    leave();
  });

  it('is not asked for where nobody looks, and an answer on its way there is kept', async () => {
    const { client, answers, queryFn, leave } = aPage({ enabled: false });
    leave();
    const waiting = client.fetchQuery({ queryKey, queryFn });
    await client.invalidateQueries({ queryKey });
    await client.invalidateQueries({ queryKey, refetchType: 'none' });
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    answers[0]?.('one');
    expect(await waiting).toBe('one');
  });
});

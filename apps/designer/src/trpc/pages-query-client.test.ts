import { QueryObserver } from '@tanstack/react-query';
import { describe, expect, it, onTestFinished } from 'vitest';
import { PagesQueryClient } from './pages-query-client.ts';

const queryKey = ['back-tests'];

/** A page whose list is asked for; each answer is given by the test. */
function aPage() {
  const client = new PagesQueryClient();
  const answers: ((list: string) => void)[] = [];
  const queryFn = () => new Promise<string>((resolve) => answers.push(resolve));
  const observer = new QueryObserver(client, { queryKey, queryFn });
  onTestFinished(observer.subscribe(() => {}));
  const isAsked = (times: number) => expect.poll(() => answers).toHaveLength(times);
  return { client, answers, isAsked, shown: () => observer.getCurrentResult() };
}

describe('what a page shows after a change', () => {
  it('is what is there now, though its first answer was still on its way', async () => {
    const { client, answers, isAsked, shown } = aPage();
    const refreshed = client.invalidateQueries({ queryKey });
    answers[0]?.('nothing yet');
    await isAsked(2);
    answers[1]?.('one');
    await refreshed;
    expect(shown()).toMatchObject({ data: 'one', status: 'success', isFetching: false });
  });

  it('is asked for once where the page had its answer', async () => {
    const { client, answers, isAsked, shown } = aPage();
    answers[0]?.('nothing yet');
    await expect.poll(() => shown().data).toBe('nothing yet');
    const refreshed = client.invalidateQueries();
    await isAsked(2);
    answers[1]?.('one');
    await refreshed;
    expect(shown()).toMatchObject({ data: 'one', isFetching: false });
    expect(answers).toHaveLength(2);
  });
});

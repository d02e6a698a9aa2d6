import { expect } from '@playwright/test';
import { z } from 'zod';
import type { Installation } from './installation.ts';

const listSchema = z.object({ items: z.array(z.object({ id: z.string(), from: z.string(), channel: z.string() })) });

const detailSchema = z.object({
  call: z.object({
    status: z.string(),
    outcome: z.string().nullable(),
    endReason: z.string().nullable(),
    summary: z.string().nullable(),
  }),
  events: z.array(z.looseObject({ type: z.string(), at: z.number() })),
  variables: z.record(z.string(), z.unknown()),
  results: z.array(z.object({ name: z.string(), value: z.unknown() })),
  recording: z.object({ durationMs: z.number(), channels: z.number(), sampleRateHz: z.number() }).nullable(),
});

export type FinishedCall = z.infer<typeof detailSchema> & { readonly id: string };

/** The newest call that fits, once everything that follows a call has been done: recording joined, summary written. */
export async function finishedCall(
  installation: Installation,
  fits: { from?: string; channel: 'phone' | 'browser' },
): Promise<FinishedCall> {
  const found: { call?: FinishedCall } = {};
  await expect(async () => {
    const { items: calls } = listSchema.parse(await installation.get('/calls?limit=20'));
    const entry = calls.find(
      ({ from, channel }) => channel === fits.channel && (fits.from === undefined || from === fits.from),
    );
    if (entry === undefined) throw new Error('the call is not in the list');
    const detail = detailSchema.parse(await installation.get(`/calls/${entry.id}`));
    expect(detail.call.summary).not.toBeNull();
    expect(detail.recording).not.toBeNull();
    found.call = { ...detail, id: entry.id };
  }).toPass();
  if (found.call === undefined) throw new Error('unreachable: the wait above has passed');
  return found.call;
}

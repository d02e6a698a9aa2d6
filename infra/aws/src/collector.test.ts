import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { collectorConfig } from './collector.ts';

const BESIDE = { region: 'eu-central-1', writeTo: 'https://aps.example/api/v1/remote_write' };
const voice = parse(collectorConfig({ ...BESIDE, program: 'voice', port: 3100, logGroup: 'calls' }));
const worker = parse(collectorConfig({ ...BESIDE, program: 'worker', port: 3200, logGroup: null }));

describe('the collector beside a program', () => {
  it('asks it on the same machine, by the name under which the alarms look for it', () => {
    expect(voice.receivers.prometheus.config.scrape_configs).toEqual([
      { job_name: 'aybiza', static_configs: [{ targets: ['127.0.0.1:3100'], labels: { service: 'voice' } }] },
    ]);
  });

  it('writes everything to Prometheus, under the name of the task', () => {
    expect(worker.service.pipelines).toEqual({
      'metrics/all': expect.objectContaining({ exporters: ['prometheusremotewrite'] }),
    });
    expect(worker.processors.resource.attributes).toEqual([
      { key: 'service.instance.id', from_attribute: 'aws.ecs.task.arn', action: 'upsert' },
    ]);
  });

  it('writes one figure to CloudWatch, for which is paid: how many calls there are', () => {
    expect(voice.processors['filter/calls'].metrics.include.metric_names).toEqual(['aybiza_live_calls']);
    expect(voice.exporters.awsemf.metric_declarations).toHaveLength(1);
  });

  it.each([voice, worker])('names in its pipelines only what it has', ({ service, ...parts }) => {
    for (const pipeline of Object.values<Record<string, string[]>>(service.pipelines))
      for (const [kind, names] of Object.entries(pipeline))
        for (const name of names) expect(parts[kind]).toHaveProperty([name]);
  });
});

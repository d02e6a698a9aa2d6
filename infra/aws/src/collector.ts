import { stringify } from 'yaml';

/** Of Amazon's build of the OpenTelemetry collector; both architectures. */
export const COLLECTOR_IMAGE = 'public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0';
/** Where the one figure stands by which voice is scaled. Every further one would be paid for by the month. */
export const CALLS_METRIC = {
  namespace: 'AYBIZA',
  metricName: 'aybiza_live_calls',
  dimensionsMap: { service: 'voice' },
};

export interface CollectorOptions {
  readonly program: string;
  readonly port: number;
  readonly region: string;
  /** Where the workspace of Amazon Managed Service for Prometheus takes what is written. */
  readonly writeTo: string;
  /** Of the one figure in CloudWatch; null where nothing is scaled by it. */
  readonly logGroup: string | null;
}

/**
 * The configuration of the collector beside a program. It asks `/metrics` from the same machine, which needs no token, and names the task as the
 * instance: all tasks would be 127.0.0.1 otherwise.
 */
export function collectorConfig({ program, port, region, writeTo, logGroup }: CollectorOptions): string {
  const toPrometheus = {
    receivers: ['prometheus'],
    processors: ['resourcedetection', 'resource', 'batch'],
    exporters: ['prometheusremotewrite'],
  };
  const toCloudWatch = { receivers: ['prometheus'], processors: ['filter/calls'], exporters: ['awsemf'] };
  return stringify({
    extensions: { sigv4auth: { region, service: 'aps' } },
    receivers: {
      prometheus: {
        config: {
          global: { scrape_interval: '30s' },
          scrape_configs: [
            { job_name: 'aybiza', static_configs: [{ targets: [`127.0.0.1:${port}`], labels: { service: program } }] },
          ],
        },
      },
    },
    processors: {
      batch: {},
      resourcedetection: { detectors: ['ecs'] },
      resource: {
        attributes: [{ key: 'service.instance.id', from_attribute: 'aws.ecs.task.arn', action: 'upsert' }],
      },
      ...(logGroup !== null && {
        'filter/calls': { metrics: { include: { match_type: 'strict', metric_names: [CALLS_METRIC.metricName] } } },
      }),
    },
    exporters: {
      prometheusremotewrite: { endpoint: writeTo, auth: { authenticator: 'sigv4auth' } },
      ...(logGroup !== null && {
        awsemf: {
          region,
          namespace: CALLS_METRIC.namespace,
          log_group_name: logGroup,
          dimension_rollup_option: 'NoDimensionRollup',
          metric_declarations: [{ dimensions: [['service']], metric_name_selectors: [`^${CALLS_METRIC.metricName}$`] }],
        },
      }),
    },
    service: {
      extensions: ['sigv4auth'],
      pipelines: { 'metrics/all': toPrometheus, ...(logGroup !== null && { 'metrics/calls': toCloudWatch }) },
    },
  });
}

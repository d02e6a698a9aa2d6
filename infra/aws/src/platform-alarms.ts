import { Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { FargateService } from 'aws-cdk-lib/aws-ecs';
import { HttpCodeElb, HttpCodeTarget } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { CALLS_METRIC } from './collector.ts';
import type { DataStack } from './data-stack.ts';
import type { PagesDoor, VoiceDoor } from './doors.ts';
import type { RegionPlan } from './installation.ts';
import { figure, type Watch } from './watch.ts';

const GIB = 1024 ** 3;
/** Of the places: a zone that is lost now would fill the others. */
const NEARLY_FULL = 0.67;

/** Of the 850 or so that a db.m7g.large takes. */
const MANY_CONNECTIONS = 600;

export interface PlatformParts {
  readonly plan: RegionPlan;
  readonly data: DataStack;
  readonly pages: PagesDoor;
  readonly voice: VoiceDoor;
  readonly service: FargateService;
}

/** What Amazon runs for us, and what our own figures cannot say because nobody is left to say it. */
export function addPlatformAlarms(watch: Watch, parts: PlatformParts): void {
  addCallAlarms(watch, parts);
  addPageAlarms(watch, parts);
  addDatabaseAlarms(watch, parts.data);
  addCacheAlarms(watch, parts.data);
}

function addCallAlarms(watch: Watch, { plan, voice, service }: PlatformParts): void {
  watch.alarm('VoicePlaces', {
    metric: figure(CALLS_METRIC),
    threshold: plan.voice.places * NEARLY_FULL,
    description: 'Two thirds of all places for calls are taken: raise maxTasks, or find out why no task is added.',
    // Whether there are calls is not known then, and nothing is scaled.
    missing: TreatMissingData.BREACHING,
  });
  for (const [index, group] of voice.targets.entries())
    watch.alarm(`VoiceUnwell${index + 1}`, {
      metric: figure({
        namespace: 'AWS/NetworkELB',
        metricName: 'UnHealthyHostCount',
        dimensionsMap: { LoadBalancer: voice.balancer.loadBalancerFullName, TargetGroup: group.targetGroupFullName },
        statistic: Stats.MAXIMUM,
      }),
      threshold: 0,
      description: 'A voice process does not answer its load balancer: its log. ECS replaces it.',
    });
  watch.alarm('VoiceFew', {
    metric: figure({
      namespace: 'ECS/ContainerInsights',
      metricName: 'RunningTaskCount',
      dimensionsMap: { ClusterName: service.cluster.clusterName, ServiceName: service.serviceName },
      statistic: Stats.MINIMUM,
    }),
    threshold: plan.voice.minTasks,
    below: true,
    description: 'Fewer voice processes run than always should: the events of the service say why none is started.',
    missing: TreatMissingData.BREACHING,
  });
}

function addPageAlarms(watch: Watch, { pages }: PlatformParts): void {
  const { metrics } = pages.balancer;
  watch.alarm('PagesFail', {
    metric: pages.targets.metrics.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT),
    threshold: 10,
    description: 'Designers answer with errors: their logs, by requestId.',
  });
  watch.alarm('PagesAway', {
    metric: metrics.httpCodeElb(HttpCodeElb.ELB_5XX_COUNT),
    threshold: 10,
    description: 'The load balancer of the pages finds no designer that answers.',
  });
  watch.alarm('DesignerUnwell', {
    metric: pages.targets.metrics.unhealthyHostCount({ statistic: Stats.MAXIMUM }),
    threshold: 0,
    description: 'A designer does not answer its load balancer: its log. ECS replaces it.',
  });
}

function addDatabaseAlarms(watch: Watch, { database: { instance, storageGiB = 0 } }: DataStack): void {
  if (instance === undefined) return;
  watch.alarm('DatabaseDisk', {
    metric: instance.metricFreeStorageSpace(),
    threshold: 0.3 * storageGiB * GIB,
    below: true,
    description:
      'The disk of the database is 70 % full. RDS makes it larger by itself, up to its limit: raise that, or keep less.',
  });
  watch.alarm('DatabaseConnections', {
    metric: instance.metricDatabaseConnections({ statistic: Stats.MAXIMUM }),
    threshold: MANY_CONNECTIONS,
    description: 'Connections to the database come near its limit: a larger instance, or fewer processes.',
  });
  watch.alarm('DatabaseBusy', {
    metric: instance.metricCPUUtilization(),
    threshold: 80,
    minutes: 15,
    description: 'The database is busy: Performance Insights says with what.',
  });
}

function addCacheAlarms(watch: Watch, { cache }: DataStack): void {
  for (const [index, node] of cache.nodes.entries()) {
    const of = { namespace: 'AWS/ElastiCache', dimensionsMap: { CacheClusterId: node } };
    watch.alarm(`CacheMemory${index + 1}`, {
      metric: figure({ ...of, metricName: 'DatabaseMemoryUsagePercentage' }),
      threshold: 70,
      description:
        'Redis fills up, and would refuse jobs: find out which wait (aybiza_jobs_waiting), or take a larger node.',
    });
    watch.alarm(`CacheEvictions${index + 1}`, {
      metric: figure({ ...of, metricName: 'Evictions', statistic: Stats.SUM }),
      threshold: 0,
      minutes: 1,
      description: 'Redis throws jobs away: its maxmemory-policy is not noeviction any more.',
    });
  }
}

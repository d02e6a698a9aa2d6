import { Duration } from 'aws-cdk-lib';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import * as elb from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { RegionPlan } from './installation.ts';
import { type Network, PORTS } from './network.ts';
import type { Recordings } from './recordings.ts';

/** Longer than a page listens for events without any, and than a request may take. */
const PAGES_IDLE = Duration.minutes(5);
const HTTPS = 443;
/** Of one address, in five minutes: a busy practice stays far below. */
const MOST_REQUESTS = 6_000;

export interface DoorsOptions {
  readonly plan: RegionPlan;
  readonly network: Network;
  readonly recordings: Recordings;
}

/** Pages and the API: a load balancer that reads HTTP, behind a firewall. */
export class PagesDoor extends Construct {
  readonly balancer: elb.ApplicationLoadBalancer;
  readonly targets: elb.ApplicationTargetGroup;

  constructor(scope: Construct, id: string, { plan, network: { vpc, guards }, recordings }: DoorsOptions) {
    super(scope, id);
    this.balancer = new elb.ApplicationLoadBalancer(this, 'Balancer', {
      vpc,
      internetFacing: true,
      securityGroup: guards.pagesDoor,
      idleTimeout: PAGES_IDLE,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: elb.DesyncMitigationMode.STRICTEST,
      deletionProtection: true,
    });
    this.balancer.logAccessLogs(recordings.logs, 'pages');
    this.targets = new elb.ApplicationTargetGroup(this, 'Targets', {
      vpc,
      port: PORTS.designer,
      protocol: elb.ApplicationProtocol.HTTP,
      targetType: elb.TargetType.IP,
      deregistrationDelay: Duration.seconds(30),
      healthCheck: { path: '/health', interval: Duration.seconds(10), timeout: Duration.seconds(5) },
    });
    this.balancer.addListener('Https', {
      port: HTTPS,
      open: false,
      sslPolicy: elb.SslPolicy.RECOMMENDED_TLS,
      certificates: [elb.ListenerCertificate.fromArn(plan.pages.certificateArn)],
      defaultTargetGroups: [this.targets],
    });
    this.#firewall();
  }

  #firewall(): void {
    const acl = new CfnWebACL(this, 'Firewall', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: seen('firewall'),
      rules: [
        {
          name: 'requests',
          priority: 0,
          action: { block: {} },
          statement: { rateBasedStatement: { limit: MOST_REQUESTS, aggregateKeyType: 'IP' } },
          visibilityConfig: seen('requests'),
        },
        managed('AWSManagedRulesAmazonIpReputationList', 1),
        managed('AWSManagedRulesKnownBadInputsRuleSet', 2),
      ],
    });
    new CfnWebACLAssociation(this, 'FirewallOfPages', {
      resourceArn: this.balancer.loadBalancerArn,
      webAclArn: acl.attrArn,
    });
    // WAF takes names that begin so, and no others.
    const logs = new LogGroup(this, 'FirewallLogs', {
      logGroupName: `aws-waf-logs-${this.node.addr.slice(0, 12)}`,
      retention: RetentionDays.ONE_MONTH,
    });
    new CfnLoggingConfiguration(this, 'FirewallLogging', {
      resourceArn: acl.attrArn,
      logDestinationConfigs: [logs.logGroupArn],
      redactedFields: [{ singleHeader: { Name: 'authorization' } }, { singleHeader: { Name: 'cookie' } }],
    });
  }
}

/**
 * Calls: a load balancer that passes connections on as they are and reads none of them. The two groups of targets are the processes of this
 * release and of the next one. They are asked for `/health` and not for `/ready`: Amazon ECS ends tasks that their load balancer finds unwell, and a
 * process that is full or draining is well. It refuses what is too much by itself, and the telephone company asks again.
 */
export class VoiceDoor extends Construct {
  readonly balancer: elb.NetworkLoadBalancer;
  readonly listener: elb.NetworkListener;
  readonly targets: readonly [elb.NetworkTargetGroup, elb.NetworkTargetGroup];

  constructor(scope: Construct, id: string, { plan, network: { vpc, guards }, recordings }: DoorsOptions) {
    super(scope, id);
    this.balancer = new elb.NetworkLoadBalancer(this, 'Balancer', {
      vpc,
      vpcSubnets: { subnetType: SubnetType.PUBLIC },
      internetFacing: true,
      securityGroups: [guards.voiceDoor],
      // A zone can be taken out by hand, and what is in one does not wait for another.
      crossZoneEnabled: false,
      zonalShift: true,
      deletionProtection: true,
    });
    this.balancer.logAccessLogs(recordings.logs, 'voice');
    const group = (name: string) =>
      new elb.NetworkTargetGroup(this, name, {
        vpc,
        port: PORTS.voice,
        protocol: elb.Protocol.TCP,
        targetType: elb.TargetType.IP,
        // Voice counts strangers by their address.
        preserveClientIp: true,
        connectionTermination: false,
        deregistrationDelay: Duration.minutes(2),
        healthCheck: {
          protocol: elb.Protocol.HTTP,
          path: '/health',
          interval: Duration.seconds(5),
          timeout: Duration.seconds(2),
          healthyThresholdCount: 2,
          unhealthyThresholdCount: 2,
        },
      });
    this.targets = [group('Blue'), group('Green')];
    this.listener = this.balancer.addListener('Tls', {
      port: HTTPS,
      protocol: elb.Protocol.TLS,
      sslPolicy: elb.SslPolicy.RECOMMENDED_TLS,
      certificates: [elb.ListenerCertificate.fromArn(plan.voice.certificateArn)],
      defaultTargetGroups: [this.targets[0]],
    });
  }
}

function managed(name: string, priority: number): CfnWebACL.RuleProperty {
  return {
    name,
    priority,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
    visibilityConfig: seen(name),
  };
}

function seen(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false };
}

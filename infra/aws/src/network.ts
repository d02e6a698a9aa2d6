import { Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { RegionPlan } from './installation.ts';

/** The programs' own ports, as their images have them. */
export const PORTS = { voice: 3100, designer: 3000, worker: 3200, postgres: 5432, redis: 6379 } as const;
const HTTPS = ec2.Port.tcp(443);

/** Who may connect to whom, by name. */
export type Guards = Record<
  'pagesDoor' | 'voiceDoor' | 'designer' | 'voice' | 'worker' | 'operate' | 'database' | 'cache',
  ec2.SecurityGroup
>;

/** Three zones, each with a way out of its own: losing one takes nothing from the others. Nothing but the two doors has a public address. */
export class Network extends Construct {
  readonly vpc: ec2.Vpc;
  readonly guards: Guards;

  constructor(scope: Construct, id: string, { cidr, zones }: Pick<RegionPlan, 'cidr' | 'zones'>) {
    super(scope, id);
    this.vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr(cidr),
      maxAzs: zones.length,
      natGateways: zones.length,
      subnetConfiguration: [
        { name: 'doors', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24, mapPublicIpOnLaunch: false },
        { name: 'programs', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 20 },
        { name: 'data', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
      ],
      // Recordings go to the bucket without the gateway that is paid by the gigabyte.
      gatewayEndpoints: { s3: { service: ec2.GatewayVpcEndpointAwsService.S3 } },
      flowLogs: {
        refused: {
          trafficType: ec2.FlowLogTrafficType.REJECT,
          destination: ec2.FlowLogDestination.toCloudWatchLogs(
            new LogGroup(this, 'Refused', { retention: RetentionDays.ONE_MONTH }),
          ),
        },
      },
    });
    Validations.of(this.vpc).acknowledge({
      id: 'CloudFormation-Validate::W3010',
      reason: 'The plan names the zones: nothing is asked of an account, and the same three are meant each time.',
    });
    this.guards = {
      pagesDoor: this.#guard('PagesDoor', 'Pages and the API'),
      voiceDoor: this.#guard('VoiceDoor', 'Calls'),
      designer: this.#guard('Designer', 'Designers'),
      voice: this.#guard('Voice', 'Voice processes'),
      worker: this.#guard('Worker', 'Workers'),
      operate: this.#guard('Operate', 'Migrations'),
      database: this.#guard('Database', 'PostgreSQL'),
      cache: this.#guard('Cache', 'Redis'),
    };
    this.#letIn();
  }

  #letIn(): void {
    const { pagesDoor, voiceDoor, designer, voice, worker, operate, database, cache } = this.guards;
    for (const door of [pagesDoor, voiceDoor]) door.addIngressRule(ec2.Peer.anyIpv4(), HTTPS, 'the internet');
    designer.addIngressRule(pagesDoor, ec2.Port.tcp(PORTS.designer), 'its load balancer');
    voice.addIngressRule(voiceDoor, ec2.Port.tcp(PORTS.voice), 'its load balancer');
    voice.addIngressRule(voice, ec2.Port.tcp(PORTS.voice), 'another voice process, for who looks on at a call');
    for (const program of [designer, voice, worker]) {
      database.addIngressRule(program, ec2.Port.tcp(PORTS.postgres), 'a program');
      cache.addIngressRule(program, ec2.Port.tcp(PORTS.redis), 'a program');
    }
    database.addIngressRule(operate, ec2.Port.tcp(PORTS.postgres), 'migrations');
  }

  #guard(id: string, description: string): ec2.SecurityGroup {
    return new ec2.SecurityGroup(this, id, {
      vpc: this.vpc,
      description,
      allowAllOutbound: !['Database', 'Cache'].includes(id),
    });
  }
}

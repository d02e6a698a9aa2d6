import { type SecurityGroup, SubnetType, type Vpc } from 'aws-cdk-lib/aws-ec2';
import { CfnParameterGroup, CfnReplicationGroup, CfnSubnetGroup } from 'aws-cdk-lib/aws-elasticache';
import { Construct } from 'constructs';
import type { KeptSecret, KeysAndSecrets } from './keys-and-secrets.ts';
import { PORTS } from './network.ts';

const KEPT_DAYS = 7;
/** A copy in each zone. */
const COPIES = 3;

export interface CacheOptions {
  readonly node: string;
  readonly vpc: Vpc;
  readonly guard: SecurityGroup;
  readonly secrets: KeysAndSecrets;
}

/** Jobs, leases and live events, in ElastiCache: one primary, a copy in each further zone, and nothing is ever evicted. */
export class Cache extends Construct {
  readonly url: KeptSecret;
  /** Of the nodes, for alarms. */
  readonly nodes: readonly string[];

  constructor(scope: Construct, id: string, { node, vpc, guard, secrets }: CacheOptions) {
    super(scope, id);
    const password = secrets.password('CachePassword');
    const subnets = new CfnSubnetGroup(this, 'Subnets', {
      description: 'Where Redis is',
      subnetIds: vpc.selectSubnets({ subnetType: SubnetType.PRIVATE_ISOLATED }).subnetIds,
    });
    const parameters = new CfnParameterGroup(this, 'Parameters', {
      cacheParameterGroupFamily: 'valkey8',
      description: 'Nothing is evicted',
      properties: { 'maxmemory-policy': 'noeviction' },
    });
    const group = new CfnReplicationGroup(this, 'Group', {
      replicationGroupDescription: 'Jobs, leases and live events',
      engine: 'valkey',
      engineVersion: '8.0',
      cacheNodeType: node,
      numCacheClusters: COPIES,
      automaticFailoverEnabled: true,
      multiAzEnabled: true,
      port: PORTS.redis,
      cacheSubnetGroupName: subnets.ref,
      cacheParameterGroupName: parameters.ref,
      securityGroupIds: [guard.securityGroupId],
      transitEncryptionEnabled: true,
      transitEncryptionMode: 'required',
      authToken: password.secretValue.unsafeUnwrap(),
      atRestEncryptionEnabled: true,
      kmsKeyId: secrets.key.keyId,
      snapshotRetentionLimit: KEPT_DAYS,
      autoMinorVersionUpgrade: true,
    });
    const after = `@${group.attrPrimaryEndPointAddress}:${PORTS.redis}`;
    this.url = secrets.address('CacheUrl', { before: 'rediss://:', password, after });
    this.nodes = Array.from({ length: COPIES }, (_, index) => `${group.ref}-00${index + 1}`);
  }
}

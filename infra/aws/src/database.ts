import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { InstanceType, SubnetType } from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { RegionPlan } from './installation.ts';
import type { KeptSecret, KeysAndSecrets } from './keys-and-secrets.ts';
import { PORTS } from './network.ts';

const KEPT_DAYS = 14;
const NAME = 'aybiza';
const OWNER = 'aybiza_owner';
/** Of the migrations. */
const APP_ROLE = 'aybiza_app';
/** The disk grows by itself up to so many times what it began with. */
const MOST_GROWTH = 10;

/** Its log is kept for a week where it is, and never has what a statement was asked with: that may be somebody's words. */
const PARAMETERS = {
  'rds.force_ssl': '1',
  'rds.log_retention_period': '10080',
  log_min_duration_statement: '1000',
  log_parameter_max_length: '0',
};

/** How the programs reach the database; the owner's address is for migrations alone. */
export interface DatabaseWays {
  readonly appUrl: KeptSecret;
  readonly ownerUrl: KeptSecret;
  readonly instance?: rds.DatabaseInstance;
  readonly storageGiB?: number;
}

export interface DatabaseOptions {
  readonly plan: RegionPlan['database'];
  readonly vpc: Vpc;
  readonly guard: SecurityGroup;
  readonly secrets: KeysAndSecrets;
}

export function openDatabase(scope: Construct, id: string, options: DatabaseOptions): DatabaseWays {
  const { plan } = options;
  if (plan.kind === 'rds') return new Database(scope, id, { ...options, plan });
  const { secretName: name } = plan;
  return { appUrl: { name, field: 'appUrl' }, ownerUrl: { name, field: 'ownerUrl' } };
}

interface RdsOptions extends DatabaseOptions {
  readonly plan: Extract<RegionPlan['database'], { kind: 'rds' }>;
}

/** PostgreSQL of RDS with a standby in another zone, every change kept for two weeks. It has no TimescaleDB: the log of calls lies in months there. */
class Database extends Construct implements DatabaseWays {
  readonly appUrl: KeptSecret;
  readonly ownerUrl: KeptSecret;
  readonly instance: rds.DatabaseInstance;
  readonly storageGiB: number;

  constructor(scope: Construct, id: string, { plan, vpc, guard, secrets }: RdsOptions) {
    super(scope, id);
    this.storageGiB = plan.storageGiB;
    const owner = secrets.password('OwnerPassword');
    const app = secrets.password('AppPassword');
    this.instance = this.#instance({ plan, vpc, guard, secrets }, owner);
    const { dbInstanceEndpointAddress: host } = this.instance;
    const after = `@${host}:${PORTS.postgres}/${NAME}?sslmode=verify-full`;
    this.appUrl = secrets.address('AppUrl', { before: `postgresql://${APP_ROLE}:`, password: app, after });
    this.ownerUrl = secrets.address('OwnerUrl', { before: `postgresql://${OWNER}:`, password: owner, after });
  }

  #instance({ plan, vpc, guard, secrets }: RdsOptions, owner: ISecret): rds.DatabaseInstance {
    const engine = rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.VER_17_9 });
    return new rds.DatabaseInstance(this, 'Instance', {
      engine,
      instanceType: new InstanceType(plan.instance),
      vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      securityGroups: [guard],
      multiAz: true,
      port: PORTS.postgres,
      databaseName: NAME,
      credentials: rds.Credentials.fromPassword(OWNER, owner.secretValue),
      parameterGroup: new rds.ParameterGroup(this, 'Parameters', {
        engine,
        parameters: PARAMETERS,
      }),
      caCertificate: rds.CaCertificate.RDS_CA_RSA2048_G1,
      storageType: rds.StorageType.GP3,
      allocatedStorage: plan.storageGiB,
      maxAllocatedStorage: plan.storageGiB * MOST_GROWTH,
      storageEncrypted: true,
      storageEncryptionKey: secrets.key,
      backupRetention: Duration.days(KEPT_DAYS),
      deleteAutomatedBackups: false,
      copyTagsToSnapshot: true,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.SNAPSHOT,
      iamAuthentication: false,
      monitoringInterval: Duration.minutes(1),
      enablePerformanceInsights: true,
      performanceInsightEncryptionKey: secrets.key,
      autoMinorVersionUpgrade: true,
    });
  }
}

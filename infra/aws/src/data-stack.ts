import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Cache } from './cache.ts';
import { type DatabaseWays, openDatabase } from './database.ts';
import type { RegionPlan } from './installation.ts';
import { KeysAndSecrets } from './keys-and-secrets.ts';
import { Network } from './network.ts';
import { Recordings } from './recordings.ts';

export interface RegionStackProps extends StackProps {
  readonly installation: string;
  readonly plan: RegionPlan;
}

/** What must outlive every release: the network, the database, the queue, the recordings, and the keys to them. */
export class DataStack extends Stack {
  /** Named by the plan: nothing is asked of an account to write the templates. */
  readonly #zones: readonly string[];
  readonly network: Network;
  readonly secrets: KeysAndSecrets;
  readonly database: DatabaseWays;
  readonly cache: Cache;
  readonly recordings: Recordings;

  constructor(scope: Construct, id: string, { installation: name, plan, ...props }: RegionStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    this.#zones = plan.zones;
    this.network = new Network(this, 'Network', plan);
    this.secrets = new KeysAndSecrets(this, 'Keys', { name });
    const { vpc, guards } = this.network;
    const { secrets } = this;
    this.database = openDatabase(this, 'Database', { plan: plan.database, vpc, guard: guards.database, secrets });
    this.cache = new Cache(this, 'Cache', { node: plan.cacheNode, vpc, guard: guards.cache, secrets });
    this.recordings = new Recordings(this, 'Recordings', { ...plan.recordings, secrets });
  }

  override get availabilityZones(): string[] {
    return [...this.#zones];
  }
}

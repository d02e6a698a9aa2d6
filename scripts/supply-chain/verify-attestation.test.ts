import { createHash, generateKeyPairSync, type KeyPairKeyObjectResult, sign } from 'node:crypto';
import { fulcioHandler, initializeCA, initializeCTLog, initializeTLog } from '@sigstore/mock';
import { TrustedRoot } from '@sigstore/protobuf-specs';
import { toTrustMaterial } from '@sigstore/verify';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findForgery } from './verify-attestation.ts';

const DIGEST = 'a'.repeat(64);
const EXPECTED = {
  digest: DIGEST,
  repository: 'aybiza/aybiza',
  ref: 'refs/tags/v1.2.3',
  workflow: '.github/workflows/release.yml',
} as const;
const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

/** Rekor: an entry as its interface gives it. */
const loggedSchema = z.record(
  z.string(),
  z.object({
    body: z.string(),
    integratedTime: z.number(),
    logID: z.string(),
    logIndex: z.number(),
    verification: z.object({
      signedEntryTimestamp: z.string(),
      inclusionProof: z.object({
        logIndex: z.number(),
        rootHash: z.string(),
        treeSize: z.number(),
        checkpoint: z.string(),
      }),
    }),
  }),
);

const newKey = (): KeyPairKeyObjectResult => generateKeyPairSync('ec', { namedCurve: 'P-256' });
/** DSSE: what is signed. */
const preAuthEncoding = (payload: Buffer) =>
  Buffer.from(`DSSEv1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} ${payload.length} ${payload}`);
const sha256 = (data: Buffer) => createHash('sha256').update(data);

interface Built {
  readonly repository: string;
  readonly ref: string;
  readonly workflow: string;
  readonly digest: string;
  readonly issuer: string;
  readonly runner: string;
  readonly predicateType: string;
}

/** A certificate authority and logs as Sigstore runs them, by its own stand-ins. */
async function openSigstore() {
  const [caKey, ctKey, logKey] = [newKey(), newKey(), newKey()];
  const ctlog = await initializeCTLog(ctKey);
  const ca = await initializeCA(caKey, ctlog);
  const tlog = await initializeTLog('https://rekor.sigstore.dev', logKey);
  const validFor = { start: new Date(0).toISOString() };
  const log = ({ publicKey }: KeyPairKeyObjectResult) => {
    const rawBytes = publicKey.export({ format: 'der', type: 'spki' });
    return {
      baseUrl: 'https://rekor.sigstore.dev',
      hashAlgorithm: 'SHA2_256',
      publicKey: { rawBytes: rawBytes.toString('base64'), keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor },
      logId: { keyId: sha256(rawBytes).digest('base64') },
    };
  };
  const root = Buffer.from(ca.rootCertificate.buffer).toString('base64');
  const trust = toTrustMaterial(
    TrustedRoot.fromJSON({
      certificateAuthorities: [{ certChain: { certificates: [{ rawBytes: root }] }, validFor }],
      tlogs: [log(logKey)],
      ctlogs: [log(ctKey)],
    }),
  );

  /** What `actions/attest-build-provenance` leaves behind. */
  async function attest(changed: Partial<Built> = {}) {
    const built: Built = {
      ...EXPECTED,
      issuer: 'https://token.actions.githubusercontent.com',
      runner: 'github-hosted',
      predicateType: 'https://slsa.dev/provenance/v1',
      ...changed,
    };
    const workflowRef = `${built.repository}/${built.workflow}@${built.ref}`;
    const key = newKey();
    const claims = {
      sub: `https://github.com/${workflowRef}`,
      iss: built.issuer,
      repository: built.repository,
      ref: built.ref,
      workflow_ref: workflowRef,
      job_workflow_ref: workflowRef,
      runner_environment: built.runner,
    };
    const token = ['{"alg":"none"}', JSON.stringify(claims), ''].map((part) => Buffer.from(part).toString('base64url'));
    const { response } = await fulcioHandler(ca).fn(
      JSON.stringify({
        credentials: { oidcIdentityToken: token.join('.') },
        publicKeyRequest: { publicKey: { content: key.publicKey.export({ format: 'pem', type: 'spki' }) } },
      }),
    );
    const { signedCertificateEmbeddedSct } = JSON.parse(String(response));
    const [pem = ''] = signedCertificateEmbeddedSct.chain.certificates;
    const statement = {
      _type: 'https://in-toto.io/Statement/v1',
      predicateType: built.predicateType,
      subject: [{ name: 'voice', digest: { sha256: built.digest } }],
      predicate: {},
    };
    const payload = Buffer.from(JSON.stringify(statement));
    const signature = sign('sha256', preAuthEncoding(payload), key.privateKey).toString('base64');
    const logged = await tlog.log({
      apiVersion: '0.0.1',
      kind: 'dsse',
      spec: {
        payloadHash: { algorithm: 'sha256', value: sha256(payload).digest('hex') },
        signatures: [{ signature, verifier: Buffer.from(pem).toString('base64') }],
      },
    });
    const [entry] = Object.values(loggedSchema.parse(logged));
    if (entry === undefined) throw new Error('nothing was logged');
    const { inclusionProof: proof, signedEntryTimestamp } = entry.verification;
    return {
      mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      verificationMaterial: {
        certificate: { rawBytes: pem.replaceAll(/-----[A-Z ]+-----|\s/g, '') },
        tlogEntries: [
          {
            logIndex: String(entry.logIndex),
            logId: { keyId: Buffer.from(entry.logID, 'hex').toString('base64') },
            kindVersion: { kind: 'dsse', version: '0.0.1' },
            integratedTime: String(entry.integratedTime),
            inclusionPromise: { signedEntryTimestamp },
            inclusionProof: {
              logIndex: String(proof.logIndex),
              rootHash: Buffer.from(proof.rootHash, 'hex').toString('base64'),
              treeSize: String(proof.treeSize),
              hashes: [],
              checkpoint: { envelope: proof.checkpoint },
            },
            canonicalizedBody: entry.body,
          },
        ],
      },
      dsseEnvelope: {
        payload: payload.toString('base64'),
        payloadType: PAYLOAD_TYPE,
        signatures: [{ sig: signature }],
      },
    };
  }
  return { trust, attest };
}

describe('check 145: an attestation', () => {
  it('of our release workflow, at the tag, for this digest, is taken', async () => {
    const { trust, attest } = await openSigstore();
    expect(findForgery(await attest(), EXPECTED, trust)).toBeUndefined();
  });

  it.each<[string, Partial<Built>, RegExp]>([
    ['of another workflow', { workflow: '.github/workflows/check.yml' }, /its workflow that signed is .*check\.yml@/],
    ['of a branch', { ref: 'refs/heads/main' }, /@refs\/heads\/main, not /],
    ['of another tag', { ref: 'refs/tags/v1.2.30' }, /v1\.2\.30, not /],
    ['of another repository', { repository: 'mallory/aybiza' }, /mallory\/aybiza/],
    ['of a repository whose name ends like ours', { repository: 'evil/aybiza/aybiza' }, /evil\/aybiza/],
    ['of another issuer', { issuer: 'https://accounts.example' }, /its issuer is https:\/\/accounts\.example/],
    ['of somebody’s own machine', { runner: 'self-hosted' }, /its runner is self-hosted/],
    ['of another digest', { digest: 'b'.repeat(64) }, /another digest/],
    ['that says something else', { predicateType: 'https://example.com/looks-fine' }, /predicateType/],
  ])('%s is refused', async (_whose, built, why) => {
    const { trust, attest } = await openSigstore();
    expect(findForgery(await attest(built), EXPECTED, trust)).toMatch(why);
  });

  it('that says all the right things, by an authority that nobody trusts, is refused', async () => {
    const [ours, theirs] = await Promise.all([openSigstore(), openSigstore()]);
    expect(findForgery(await theirs.attest(), EXPECTED, ours.trust)).toBeDefined();
    // The certificate is real, the public log is their own.
    const trust = { ...ours.trust, certificateAuthorities: theirs.trust.certificateAuthorities };
    expect(findForgery(await theirs.attest(), EXPECTED, trust)).toBeDefined();
  });

  it('whose statement was changed afterwards is refused', async () => {
    const { trust, attest } = await openSigstore();
    const attestation = await attest({ digest: 'b'.repeat(64) });
    const payload = Buffer.from(attestation.dsseEnvelope.payload, 'base64').toString().replace('b'.repeat(64), DIGEST);
    const changed = {
      ...attestation,
      dsseEnvelope: { ...attestation.dsseEnvelope, payload: Buffer.from(payload).toString('base64') },
    };
    expect(findForgery(changed, EXPECTED, trust)).toBeDefined();
  });

  it.each([{}, null, { mediaType: 'x' }, 'text'])('that is none is refused: %j', async (nothing) => {
    const { trust } = await openSigstore();
    expect(findForgery(nothing, EXPECTED, trust)).toBeDefined();
  });
});

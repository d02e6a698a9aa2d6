import { errorMessage } from '@aybiza/foundation/errors';
import { bundleFromJSON } from '@sigstore/bundle';
import { type Signer, type TrustMaterial, toSignedEntity, Verifier } from '@sigstore/verify';
import { z } from 'zod';

/** Who may have built what we let run, and what that is. */
export interface ExpectedBuild {
  /** sha256 of the artefact or the image's manifest, in hex. */
  readonly digest: string;
  /** Such as `aybiza/aybiza`. */
  readonly repository: string;
  /** Such as `refs/tags/v1.2.3`. */
  readonly ref: string;
  /** Path of the workflow in the repository. */
  readonly workflow: string;
}

const ISSUER = 'https://token.actions.githubusercontent.com';
/** What Fulcio writes into a certificate (fulcio: docs/oid-info.md). */
const SOURCE_REPOSITORY = '1.3.6.1.4.1.57264.1.12';
const SOURCE_REF = '1.3.6.1.4.1.57264.1.14';
const BUILD_CONFIG = '1.3.6.1.4.1.57264.1.18';
const RUNNER = '1.3.6.1.4.1.57264.1.11';
const UTF8_STRING = 0x0c;

/** in-toto Statement v1 with SLSA provenance v1. */
const statementSchema = z.object({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  predicateType: z.literal('https://slsa.dev/provenance/v1'),
  subject: z.array(z.object({ digest: z.object({ sha256: z.string() }) })),
});

/**
 * Holds an attestation against the build that it must be of: a signature by a certificate of a root that is trusted, logged in public, given to
 * this very workflow of this repository at this ref, on a machine of GitHub's, for this digest. That there is an attestation says nothing by itself:
 * every workflow of every repository can make one.
 * @param attestation a Sigstore bundle, as JSON
 * @returns what is wrong with it, or undefined
 */
export function findForgery(attestation: unknown, expected: ExpectedBuild, trust: TrustMaterial): string | undefined {
  const { repository, ref, workflow, digest } = expected;
  try {
    const bundle = bundleFromJSON(attestation);
    if (bundle.content.$case !== 'dsseEnvelope') return 'it is no statement about a build';
    // Here alone nothing of the policy is asked: the package takes a name for a pattern that fits anywhere.
    const signer = new Verifier(trust).verify(toSignedEntity(bundle));
    const home = `https://github.com/${repository}`;
    const wrong = [
      differs('issuer', signer.identity?.extensions?.issuer, ISSUER),
      differs('workflow that signed', signer.identity?.subjectAlternativeName, `${home}/${workflow}@${ref}`),
      differs('repository', extensionOf(signer, SOURCE_REPOSITORY), home),
      differs('ref', extensionOf(signer, SOURCE_REF), ref),
      differs('workflow that was started', extensionOf(signer, BUILD_CONFIG), `${home}/${workflow}@${ref}`),
      differs('runner', extensionOf(signer, RUNNER), 'github-hosted'),
    ].find((one) => one !== undefined);
    if (wrong !== undefined) return wrong;
    const { subject } = statementSchema.parse(JSON.parse(bundle.content.dsseEnvelope.payload.toString('utf8')));
    return subject.some(({ digest: { sha256 } }) => sha256 === digest)
      ? undefined
      : `it is of another digest than ${digest}`;
  } catch (error) {
    return errorMessage(error);
  }
}

function differs(what: string, found: string | undefined, wanted: string): string | undefined {
  return found === wanted ? undefined : `its ${what} is ${found ?? 'not said'}, not ${wanted}`;
}

/** The text of a certificate's extension: a short UTF8String in DER. */
function extensionOf({ identity }: Signer, wanted: string): string | undefined {
  const value = identity?.oids?.find(({ oid }) => oid?.id.join('.') === wanted)?.value;
  if (value === undefined || value[0] !== UTF8_STRING) return undefined;
  // Up to 127 bytes the length is one byte, up to 255 it is one behind 0x81.
  const start = value[1] === 0x81 ? 3 : 2;
  return value.length - start === value[start - 1] ? value.subarray(start).toString('utf8') : undefined;
}

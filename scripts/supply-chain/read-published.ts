import { z } from 'zod';

/** What the registry knows of a version; undefined is what it does not say. */
export interface PublishedVersion {
  readonly at: number | undefined;
  readonly maintainers: readonly string[] | undefined;
  /** All files together, in bytes. */
  readonly unpackedBytes: number | undefined;
  /** The registry has a signed statement of which build made it. */
  readonly hasProvenance: boolean;
  /** Some version before it has one. */
  readonly hadProvenance: boolean;
  readonly licence: string | undefined;
}

/** Asks a registry about a version. */
export type ReadPublished = (name: string, version: string) => Promise<PublishedVersion>;

const versionSchema = z.object({
  license: z.unknown().optional(),
  dist: z.object({ unpackedSize: z.number().optional(), attestations: z.unknown().optional() }),
});
/** npm registry: `GET /{package}`, the full document (docs/REGISTRY-API.md, docs/responses/package-metadata.md). */
const packageSchema = z.object({
  versions: z.record(z.string(), versionSchema),
  time: z.record(z.string(), z.string()).default({}),
  maintainers: z.array(z.object({ name: z.string() })).optional(),
});

/** @param registry its address, without a slash at its end */
export function createReadPublished(registry: string): ReadPublished {
  return async (name, version) => {
    const response = await fetch(`${registry}/${name.replace('/', '%2f')}`);
    if (!response.ok)
      throw new Error(`The registry says ${response.status} about ${name}. Try again, or look at the name.`);
    const { versions, time, maintainers } = packageSchema.parse(await response.json());
    const found = versions[version];
    if (found === undefined)
      throw new Error(`The registry does not know ${name}@${version}: it was withdrawn, or never there.`);
    const at = Date.parse(time[version] ?? '');
    return {
      at: Number.isNaN(at) ? undefined : at,
      maintainers: maintainers?.map((one) => one.name),
      unpackedBytes: found.dist.unpackedSize,
      hasProvenance: found.dist.attestations !== undefined,
      hadProvenance: Object.entries(versions).some(
        ([other, { dist }]) => dist.attestations !== undefined && Date.parse(time[other] ?? '') < at,
      ),
      licence: typeof found.license === 'string' ? found.license : undefined,
    };
  };
}

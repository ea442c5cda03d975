import type { JsonObject } from '../shared/json.ts';
import type { Pointer } from '../shared/pointer.ts';
import type { Api } from './apis.ts';
import type { Bundle } from './bundle.ts';
import { keepBundle, keptBundle } from './kept-bundle.ts';
import { lenient, type ReadingOptions } from './load-files.ts';
import { readOperations } from './openapi/read.ts';
import type { Operation } from './operation.ts';
import { readingOptions, tellWarnings } from './reading.ts';
import { compileSchemas, type Schemas } from './schemas.ts';
import { resolveVariant } from './variant.ts';

/** An Api's spec, read whole: one document, its operations, its compiled schemas, its lines. */
export interface Spec {
  readonly api: Api;
  readonly variant: string | undefined;
  readonly document: JsonObject;
  readonly operations: readonly Operation[];
  readonly schemas: Schemas;
  /** Every file it was read from, absolute. */
  readonly files: readonly string[];
  /** What is wrong in the document and was worked around, `file:line` first. */
  readonly warnings: readonly string[];
  /** `file:line` of a place in the document. */
  locate(pointer: Pointer): string;
}

/**
 * Loads a spec, turned by a variant where one is named. An InputError, with `file:line` where there is one, when it is
 * missing, is no OpenAPI document, or has no operation; when `strict`, also for whatever else is wrong in it, which else
 * is worked around and told in its warnings.
 */
export async function loadSpec(
  api: Api,
  name?: string,
  reading: Partial<ReadingOptions> = {},
): Promise<Spec> {
  const options: ReadingOptions = { ...lenient, ...readingOptions(), ...reading };
  const variant = resolveVariant(api, name);
  const { document, source, files, warnings } =
    keptBundle(api, variant, options) ?? (await readAndKeep(api, variant, options));
  tellWarnings(warnings);
  return {
    api,
    variant,
    document,
    operations: readOperations(api.name, document),
    schemas: compileSchemas(document, source.locate),
    files,
    warnings,
    locate: source.locate,
  };
}

/** What reads and checks a spec is loaded where that is needed: it takes a third of a second. */
async function readAndKeep(api: Api, variant: string | undefined, options: ReadingOptions): Promise<Bundle> {
  const since = Date.now();
  const { readSpec } = await import('./read-spec.ts');
  const read = await readSpec(api, variant, options);
  keepBundle(api, variant, options, read, since);
  return read;
}

import type { JsonObject } from '../shared/json.ts';
import type { Pointer } from '../shared/pointer.ts';
import type { Api } from './apis.ts';
import type { Bundle } from './bundle.ts';
import { keepBundle, keptBundle } from './kept-bundle.ts';
import { readOperations } from './openapi/read.ts';
import type { Operation } from './operation.ts';
import { compileSchemas, type Schemas } from './schemas.ts';

/** An Api's spec, read whole: one document, its operations, its compiled schemas, its lines. */
export interface Spec {
  readonly api: Api;
  readonly variant: string | undefined;
  readonly document: JsonObject;
  readonly operations: readonly Operation[];
  readonly schemas: Schemas;
  /** Every file it was read from, absolute. */
  readonly files: readonly string[];
  /** `file:line` of a place in the document. */
  locate(pointer: Pointer): string;
}

/**
 * Loads a spec, turned by a variant where one is named. An InputError, with `file:line` where there is one,
 * when it is missing, is not OpenAPI 3, refers to nothing, does not compile strictly, or has no operation.
 */
export async function loadSpec(api: Api, variant?: string): Promise<Spec> {
  const { document, source, files } = keptBundle(api, variant) ?? (await readAndKeep(api, variant));
  return {
    api,
    variant,
    document,
    operations: readOperations(api.name, document),
    schemas: compileSchemas(document, source.locate),
    files,
    locate: source.locate,
  };
}

/** What reads and checks a spec is loaded where that is needed: it takes a third of a second. */
async function readAndKeep(api: Api, variant: string | undefined): Promise<Bundle> {
  const since = Date.now();
  const { readSpec } = await import('./read-spec.ts');
  const read = await readSpec(api, variant);
  keepBundle(api, variant, read, since);
  return read;
}

import SwaggerParser from '@apidevtools/swagger-parser';
import type { Api } from './apis.ts';
import { applyVariant } from './apply-variant.ts';
import { type Bundle, bundle } from './bundle.ts';
import { InputError, messageOf } from './input-error.ts';
import { isObject, type JsonObject } from './json.ts';
import { readOperations } from './openapi/read.ts';
import type { Operation } from './operation.ts';
import { join, type Pointer } from './pointer.ts';
import { compileSchemas } from './schemas.ts';
import { variantFile } from './variant.ts';

/** Reads a spec, turned by a variant where one is named, and checks all of it. An InputError says what is wrong. */
export async function readSpec(api: Api, variant: string | undefined): Promise<Bundle> {
  const base = await bundle(api.spec);
  const turned = variant === undefined ? base : await applyVariant(base, variantFile(api, variant));
  await validate(turned);
  const { document, source } = turned;
  const operations = readOperations(api.name, document);
  if (operations.length === 0) throw new InputError(`${api.spec}:1 has no operation under "paths". Add one.`);
  compileSchemas(document, source.locate).compileAll(schemaPointers(document, operations));
  return turned;
}

/** Against the OpenAPI schema itself. The parser works on a copy: it resolves in place. */
async function validate({ document, source }: Bundle): Promise<void> {
  try {
    await SwaggerParser.validate(structuredClone(document) as never);
  } catch (thrown) {
    const detail = firstDetail(thrown);
    const place = source.locate(detail.at);
    throw new InputError(`${place} is not valid OpenAPI: ${detail.message}. Correct it.`);
  }
}

function firstDetail(thrown: unknown): { at: Pointer; message: string } {
  const details = (thrown as { details?: { instancePath?: string; message?: string }[] }).details ?? [];
  const deepest = [...details].sort(
    (a, b) => (b.instancePath?.length ?? 0) - (a.instancePath?.length ?? 0),
  )[0];
  if (deepest?.message === undefined) return { at: '#', message: messageOf(thrown).split('\n')[0] ?? '' };
  return {
    at: `#${deepest.instancePath ?? ''}`,
    message: `${deepest.instancePath || '/'} ${deepest.message}`,
  };
}

function schemaPointers(document: JsonObject, operations: readonly Operation[]): Pointer[] {
  const components = isObject(document.components) ? document.components.schemas : undefined;
  const named = isObject(components)
    ? Object.keys(components).map((name) => join('#', 'components', 'schemas', name))
    : [];
  const used = operations.flatMap((operation) => [
    ...operation.parameters.map((parameter) => parameter.schema),
    ...(operation.body?.media ?? []).map((media) => media.schema),
    ...operation.responses.flatMap((response) => [
      ...response.media.map((media) => media.schema),
      ...response.headers.map((header) => header.schema),
    ]),
  ]);
  return [...new Set([...named, ...used.flatMap((schema) => (schema === undefined ? [] : [schema.at]))])];
}

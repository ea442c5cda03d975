import { Validator } from '@seriousme/openapi-schema-validator';
import type { JsonObject } from '../shared/json.ts';

/** One complaint of the OpenAPI schema, as Ajv words it. */
export interface SchemaComplaint {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string | undefined;
  readonly params: Readonly<Record<string, unknown>>;
  readonly propertyName?: string | undefined;
}

/**
 * What the specification's own JSON Schema has against an OpenAPI 3.1 document; nothing when it is valid. The document
 * is not changed.
 */
export async function openApiComplaints(document: JsonObject): Promise<SchemaComplaint[]> {
  const validator = new Validator({ allErrors: true, strict: false, validateFormats: false });
  const { errors } = await validator.validate({ ...document });
  if (!Array.isArray(errors)) return [];
  return errors.map(({ instancePath, keyword, message, params, propertyName }) => ({
    instancePath,
    keyword,
    message,
    params: params as Readonly<Record<string, unknown>>,
    propertyName,
  }));
}

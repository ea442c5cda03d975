import type { Json } from '../../shared/json.ts';
import type { Pointer } from '../../shared/pointer.ts';
import { documentedJson, jsonMedia } from '../../spec/openapi/media.ts';
import { type Operation, responseFor } from '../../spec/operation.ts';
import type { Violation } from '../../spec/schemas.ts';
import type { Spec } from '../../spec/spec.ts';
import type { Page, PageExample } from './rst/page.ts';

/** An example of a page that our schema does not let through, or that is no JSON. */
export interface BadExample {
  readonly example: PageExample;
  /** The schema's place in our spec, or the operation's. */
  readonly at: Pointer;
  readonly expected: string;
  readonly actual: string;
  readonly identity: readonly Json[];
}

/** Holds a page's examples against our schemas. */
export function badExamples(spec: Spec, operation: Operation, page: Page): BadExample[] {
  return page.examples.flatMap((example) => check(spec, operation, example));
}

function check(spec: Spec, operation: Operation, example: PageExample): BadExample[] {
  const schema = schemaFor(operation, example);
  const where = example.part === 'request' ? 'request' : `answer ${example.status ?? ''}`.trim();
  const value = parse(example.text);
  if (value === undefined) {
    return [
      {
        example,
        at: operation.at,
        expected: `${where} example in JSON`,
        actual: 'no JSON',
        identity: [where, 'json'],
      },
    ];
  }
  if (schema === undefined) return [];
  return spec.schemas.check(schema, value, example.part).map((violation) => ({
    example,
    at: violation.at,
    expected: `${where} example: ${violation.message}`,
    actual: `${JSON.stringify(violation.actual)} at ${violation.path}`,
    identity: [where, violation.keyword, violation.path, violationValue(violation)],
  }));
}

function schemaFor(operation: Operation, { part, status }: PageExample): Pointer | undefined {
  if (part === 'request') return jsonMedia(operation.body)?.schema?.at;
  const response = status === undefined ? undefined : responseFor(operation, Number(status));
  return documentedJson(response)?.schema?.at;
}

function violationValue({ actual }: Violation): Json {
  return typeof actual === 'object' ? null : actual;
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

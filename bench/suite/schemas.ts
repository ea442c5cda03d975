/** The schema of a documented answer, whole in itself, for tools that have to be handed it. */
import { readFileSync } from 'node:fs';
import { bundleOf, type Case } from './cases.ts';

interface Media {
  readonly schema?: unknown;
}

interface Answer {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, Media>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { responses?: Record<string, Answer> }>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, Answer>>>>;
}

/** The schemas of one API's answers by case: JSON Schema, draft 7 in name, whose keywords are the same here. */
export function schemaFinder(api: string): (one: Case) => unknown {
  const { paths, components } = JSON.parse(readFileSync(bundleOf(api), 'utf8'), knownFormat) as Document;
  return ({ template, method, status }) => {
    const written = paths[template]?.[method.toLowerCase()]?.responses?.[String(status)];
    const answer = components.responses?.[written?.$ref?.split('/').at(-1) ?? ''] ?? written;
    const [media] = Object.values(answer?.content ?? {});
    if (media?.schema === undefined) return undefined;
    return {
      $schema: 'http://json-schema.org/draft-07/schema#',
      allOf: [media.schema],
      components: { schemas: components.schemas },
    };
  };
}

/** Validators of that draft stop at the number formats of OpenAPI. */
function knownFormat(key: string, value: unknown): unknown {
  return key === 'format' && (value === 'int32' || value === 'int64') ? undefined : value;
}

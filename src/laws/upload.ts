import type { FieldDifference } from '../context/compare.ts';
import { type MadeItem, withMade } from '../context/fixture.ts';
import { Inconclusive, type World } from '../context/world.ts';
import { mediaOf } from '../probes/encode.ts';
import { isObject, type Json } from '../shared/json.ts';
import { followRef } from '../spec/openapi/follow-ref.ts';
import type { Operation } from '../spec/operation.ts';
import { fieldsAt } from '../spec/remote/fields.ts';
import { type Resource, withoutSlash } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { type Law, type LawFinding, lawFinding, lawFindingAt } from './law.ts';

const boundary = 'part-of-the-contract';

/** A name with blanks and more than one dot; letters of one, two, three and four bytes. */
const name = 'a file of ours.v2.bin';
const bytes = 'contract \u00e9\u4e2d\u{1F680}\r\nsecond line\r\n\u0000 end';

/** Of a file that is uploaded its size and its name are known, and its bytes come back. */
export function uploadLaw(spec: Spec, resource: Resource): Law[] {
  const { create } = resource;
  const media = mediaOf(create?.body);
  if (create === undefined || media?.schema === undefined || !/^multipart\/form-data/i.test(media.type))
    return [];
  const fields = fieldsAt(spec.document, media.schema.at);
  const file = [...fields].find(([, { schema }]) => schema.format === 'binary')?.[0];
  if (file === undefined) return [];
  const law: Law = {
    id: `${create.id}/law/uploaded`,
    title: 'a file is kept as it was uploaded',
    operation: create,
    writes: true,
    async try(world) {
      if (world.suite.target.known.examplesExist) throw new Inconclusive('a mock keeps no bytes');
      const plain = world.body(create, 'upload');
      const others = isObject(plain) ? Object.entries(plain).filter(([one]) => one !== file) : [];
      const parts = others.filter(([, value]) => typeof value !== 'object');
      const text = multipart(
        file,
        parts.map(([one, value]) => [one, String(value)]),
      );
      return withMade(world, resource, 'upload', (item) => isKept(world, spec, resource, create, item), {
        body: plain,
        text,
        type: `multipart/form-data; boundary=${boundary}`,
      });
    },
  };
  return [law];
}

function multipart(file: string, fields: readonly (readonly [string, string])[]): string {
  const named = fields.map(
    ([one, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${one}"\r\n\r\n${value}\r\n`,
  );
  const head = `Content-Disposition: form-data; name="${file}"; filename="${name}"`;
  const part = `--${boundary}\r\n${head}\r\nContent-Type: application/octet-stream\r\n\r\n${bytes}\r\n`;
  return `${part}${named.join('')}--${boundary}--\r\n`;
}

async function isKept(
  world: World,
  spec: Spec,
  resource: Resource,
  create: Operation,
  item: MadeItem,
): Promise<LawFinding[]> {
  const shown = resource.read === undefined ? item.step : await world.ask(resource.read, { path: item.path });
  const length = Buffer.byteLength(bytes);
  for (const step of [item.step, shown]) {
    const [difference] = [
      differing(step.json, (one, value) => isSize(one) && typeof value === 'number', length),
      differing(step.json, (one, value) => isFileName(one) && typeof value === 'string', name),
    ].filter((one) => one !== undefined);
    if (difference !== undefined)
      return [
        lawFindingAt('law-read-back', create, difference, step, 'what was uploaded, by its name and size'),
      ];
  }
  return comesBack(world, spec, resource, create, item);
}

/** The first field of an answer that says a fact of the file, where it says another one. */
function differing(
  json: Json | undefined,
  tells: (field: string, value: Json) => boolean,
  wanted: string | number,
): FieldDifference | undefined {
  const said = isObject(json) ? Object.entries(json) : [];
  const [field, found] = said.find(([one, value]) => tells(one, value)) ?? [];
  return field === undefined || found === wanted ? undefined : { path: `#/${field}`, wanted, found };
}

async function comesBack(
  world: World,
  spec: Spec,
  resource: Resource,
  create: Operation,
  item: MadeItem,
): Promise<LawFinding[]> {
  const raw = spec.operations.find(
    (one) => one.method === 'GET' && isFileOf(resource, one) && givesBytes(spec, one),
  );
  if (raw === undefined) return [];
  const step = await world.ask(raw, { path: item.path });
  const found = step.exchange.response?.body ?? Buffer.alloc(0);
  if (step.ok && found.equals(Buffer.from(bytes))) return [];
  const actual = step.ok ? `${found.length} others` : `status ${step.status}`;
  const expected = `the ${Buffer.byteLength(bytes)} bytes that were uploaded`;
  return [lawFinding('law-read-back', create, expected, actual, step)];
}

/** The thing itself, or what below it is called after the whole file: a preview is another one. */
function isFileOf({ path }: Resource, operation: Operation): boolean {
  const [own, asked] = [withoutSlash(path), withoutSlash(operation.path)];
  return (
    asked.startsWith(own) &&
    /^(\/(content|contents|data|download|file|original|raw))?$/i.test(asked.slice(own.length))
  );
}

function isFileName(one: string): boolean {
  return /^(file_?name|original_?name)$/i.test(one);
}

function givesBytes({ document }: Spec, { responses }: Operation): boolean {
  const media = responses.find(({ status }) => status.startsWith('2'))?.media ?? [];
  return media.some(
    ({ type, schema }) =>
      /octet-stream/i.test(type) ||
      (schema !== undefined && followRef(document, schema.at)[0].format === 'binary'),
  );
}

function isSize(one: string): boolean {
  return /^(file_?)?(size|bytes|length|size_?(in_?)?bytes|content_?length)$/i.test(one);
}

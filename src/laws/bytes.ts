import { withFixture } from '../context/fixture.ts';
import { Inconclusive } from '../context/world.ts';
import { mediaOf } from '../probes/encode.ts';
import { isJsonMedia } from '../spec/openapi/media.ts';
import type { Operation } from '../spec/operation.ts';
import { readOf } from '../spec/operation.ts';
import type { Resource } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { type Law, lawFinding } from './law.ts';

/** Letters of one, two, three and four bytes: who takes bytes for another text loses some. */
const sent = 'contract \u00e9\u4e2d\u{1F680}\r\n\u0000 end';

/** A file that is put where it is got comes back byte by byte. */
export function bytesLaw(spec: Spec, write: Operation, resources: readonly Resource[]): Law[] {
  const read = readOf(spec.operations, write);
  const media = mediaOf(write.body);
  if (write.method !== 'PUT' || read === undefined || media === undefined) return [];
  if (isJsonMedia(media) || !/octet-stream/i.test(media.type)) return [];
  const law: Law = {
    id: `${write.id}/law/comes back`,
    title: 'a file comes back byte by byte',
    operation: write,
    writes: true,
    async try(world) {
      if (world.suite.target.known.examplesExist) throw new Inconclusive('a mock keeps no bytes');
      return withFixture(world, resources, write, 'bytes', async ({ path }) => {
        const step = await world.ask(write, { path, text: sent });
        if (!step.ok) throw new Inconclusive(`PUT ${write.path} answers ${step.status}`);
        const found = await world.ask(read, { path });
        const bytes = found.exchange.response?.body ?? Buffer.alloc(0);
        if (found.ok && bytes.equals(Buffer.from(sent))) return [];
        const actual = found.ok ? `${bytes.length} others` : `status ${found.status}`;
        return [
          lawFinding(
            'law-read-back',
            write,
            `the ${Buffer.byteLength(sent)} bytes that were sent`,
            actual,
            found,
          ),
        ];
      });
    },
  };
  return [law];
}

import { differences } from '../context/compare.ts';
import { withFixture } from '../context/fixture.ts';
import { Inconclusive, type Step } from '../context/world.ts';
import { type Operation, readOf } from '../spec/operation.ts';
import type { Resource } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { differentBody } from './different.ts';
import { type Law, type LawFinding, lawFinding } from './law.ts';

/** A write that names a state of long ago, and a read that names the state that is, get what is documented for them. */
export function conditionalLaws(spec: Spec, operation: Operation, resources: readonly Resource[]): Law[] {
  const has = (status: string) => operation.responses.some((response) => response.status === status);
  const named = (pattern: RegExp) =>
    operation.parameters.find((one) => one.in === 'header' && pattern.test(one.name))?.name;
  const [match, none] = [named(/^if-match$/i), named(/^if-none-match$/i)];
  const read = readOf(spec.operations, operation);
  const laws: Law[] = [];
  if (match !== undefined && has('412') && read !== undefined && /^(PUT|PATCH)$/.test(operation.method))
    laws.push(staleLaw(spec, operation, read, match, resources));
  if (none !== undefined && has('304') && operation.method === 'GET') laws.push(sameLaw(operation, none));
  return laws;
}

function staleLaw(
  spec: Spec,
  write: Operation,
  read: Operation,
  header: string,
  resources: readonly Resource[],
): Law {
  return {
    id: `${write.id}/law/state named`,
    title: `${header} of another state is refused`,
    operation: write,
    writes: true,
    try: (world) =>
      withFixture(world, resources, write, 'state', async ({ path }) => {
        const before = await world.ask(read, { path });
        const tag = before.exchange.response?.headers.etag;
        const body = world.body(write, 'state');
        if (!before.ok || tag === undefined || body === undefined)
          throw new Inconclusive(`GET ${read.path} gives no ETag`);
        const strange = await world.ask(write, { path, body, headers: { [header]: '"another-state"' } });
        if (strange.ok) return [ignored(write, `${header} "another-state"`, strange)];
        const other = differentBody(spec, write, body);
        const first = await world.ask(write, { path, body: other, headers: { [header]: tag } });
        const after = await world.ask(read, { path });
        const [said, now] = [first, after].map(({ exchange }) => exchange.response?.headers.etag);
        if (first.ok && said !== undefined && now !== undefined && said !== now)
          return [
            lawFinding('value-contradicts', write, `the ETag of what is now there: ${now}`, said, first),
          ];
        if (!first.ok || differences(before.json, after.json).length === 0) return [];
        const second = await world.ask(write, { path, body, headers: { [header]: tag } });
        return second.ok ? [ignored(write, `the ${header} from before a change`, second)] : [];
      }),
  };
}

function sameLaw(read: Operation, header: string): Law {
  return {
    id: `${read.id}/law/state known`,
    title: `${header} of the state that is gives 304`,
    operation: read,
    writes: false,
    async try(world) {
      const first = await world.ask(read);
      const tag = first.exchange.response?.headers.etag;
      if (!first.ok || tag === undefined) throw new Inconclusive(`GET ${read.path} gives no ETag`);
      const again = await world.ask(read, { headers: { [header]: tag } });
      if (again.status === 304 || again.exchange.response?.headers.etag !== tag) return [];
      return [unpromised(read, `304 with ${header} as it came`, again)];
    },
  };
}

function ignored(write: Operation, what: string, step: Step): LawFinding {
  return unpromised(write, `412 with ${what}`, step);
}

function unpromised(operation: Operation, wanted: string, step: Step): LawFinding {
  return lawFinding('status-unpromised', operation, `status ${wanted}`, `status ${step.status}`, step);
}

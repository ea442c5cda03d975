import type { Operation } from '../operation.ts';
import { freshKey, isIdempotencyKey } from '../prepare.ts';
import type { Spec } from '../spec.ts';
import { differences } from './compare.ts';
import { bareBody, differentBody } from './different.ts';
import { dropItem, madeId, makeItem, withFixture } from './fixture.ts';
import type { Breach, Law } from './law.ts';
import type { Resource } from './resource.ts';
import { type Step, Untried, type World } from './world.ts';

/** A write that names a state of long ago, and a read that names the state that is, get what is documented for them. */
export function conditionalLaws(spec: Spec, operation: Operation, resources: readonly Resource[]): Law[] {
  const has = (status: string) => operation.responses.some((response) => response.status === status);
  const named = (pattern: RegExp) =>
    operation.parameters.find((one) => one.in === 'header' && pattern.test(one.name))?.name;
  const [match, none] = [named(/^if-match$/i), named(/^if-none-match$/i)];
  const read = spec.operations.find(({ method, path }) => method === 'GET' && path === operation.path);
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
          throw new Untried(`GET ${read.path} gives no ETag`);
        const strange = await world.ask(write, { path, body, headers: { [header]: '"another-state"' } });
        if (strange.ok) return [ignored(write, `${header} "another-state"`, strange)];
        const other = differentBody(spec, write, body);
        const first = await world.ask(write, { path, body: other, headers: { [header]: tag } });
        const after = await world.ask(read, { path });
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
      if (!first.ok || tag === undefined) throw new Untried(`GET ${read.path} gives no ETag`);
      const again = await world.ask(read, { headers: { [header]: tag } });
      if (again.status === 304 || again.exchange.response?.headers.etag !== tag) return [];
      return [
        {
          rule: 'status-unpromised',
          at: read.at,
          expected: `status 304 with ${header} as it came`,
          actual: `status ${again.status}`,
          step: again,
        },
      ];
    },
  };
}

function ignored(write: Operation, what: string, step: Step): Breach {
  return {
    rule: 'status-unpromised',
    at: write.at,
    expected: `status 412 with ${what}`,
    actual: `status ${step.status}`,
    step,
  };
}

/** One key, one thing: what is asked for twice under one idempotency key is made once. */
export function keyLaw(resource: Resource): Law[] {
  const { create, remove } = resource;
  const key = create?.parameters.find(isIdempotencyKey);
  if (create === undefined || remove === undefined || key === undefined) return [];
  const law: Law = {
    id: `${create.id}/law/once under a key`,
    title: 'what is asked for twice under one key is made once',
    operation: create,
    writes: true,
    async try(world: World) {
      if (world.suite.target.known.examplesExist) throw new Untried('a mock keeps no keys');
      const sent = freshKey(world.suite, key, 36);
      if (sent === undefined) throw new Untried(`no ${key.name} could be made up`);
      const headers = { [key.name]: sent };
      const plain = world.body(create, 'once');
      const bare = plain === undefined ? undefined : bareBody(world.suite.spec, create, plain);
      const item = await makeItem(world, resource, 'once', { body: bare, headers });
      try {
        const body = item.body === undefined ? {} : { body: item.body };
        const again = await world.ask(create, { ...body, headers });
        const { response } = again.exchange;
        const id = response === undefined || !again.ok ? undefined : madeId(response, resource.key);
        if (id === undefined || id === item.path[resource.key]) return [];
        await dropItem(world, resource, { path: { [resource.key]: id }, body: undefined, own: true });
        return [
          {
            rule: 'law-repeated',
            at: key.at,
            expected: `${resource.key} ${item.path[resource.key]} again under the same ${key.name}`,
            actual: `${resource.key} ${id}`,
            step: again,
          },
        ];
      } finally {
        await dropItem(world, resource, item);
      }
    },
  };
  return [law];
}

/** PATCH changes what it names, and leaves the rest. */
export function patchLaw(
  spec: Spec,
  write: Operation,
  read: Operation,
  resources: readonly Resource[],
  settable: (body: Step['json']) => Step['json'],
): Law {
  return {
    id: `${write.id}/law/leaves the rest`,
    title: 'PATCH leaves what it does not name',
    operation: write,
    writes: true,
    try: (world) =>
      withFixture(world, resources, write, 'patch', async ({ path }) => {
        const body = world.body(write, 'patch');
        if (typeof body !== 'object' || body === null || Array.isArray(body))
          throw new Untried('the body has no fields');
        const other = differentBody(spec, write, body) as typeof body;
        const whole = await world.ask(write, { path, body: other });
        const before = await world.ask(read, { path });
        const name = Object.keys(other).find((one) => !sameField(spec, write, other, body, one));
        if (!whole.ok || !before.ok || name === undefined)
          throw new Untried('no field can be changed by itself');
        const step = await world.ask(write, { path, body: { [name]: body[name] ?? null } });
        const after = await world.ask(read, { path });
        if (!step.ok || !after.ok) return [];
        const [difference] = differences(settable(before.json), settable(after.json)).filter(
          (one) => one.path !== `#/${name}` && !one.path.startsWith(`#/${name}/`),
        );
        return difference === undefined
          ? []
          : [
              {
                rule: 'law-others-untouched',
                at: write.at,
                expected: `PATCH of ${name} leaves ${difference.path} as it was`,
                actual: `${difference.path} is ${JSON.stringify(difference.found)}`,
                step: after,
              },
            ];
      }),
  };
}

/** True for a field that cannot be sent alone, or that would not change. */
function sameField(
  spec: Spec,
  { body }: Operation,
  one: Record<string, unknown>,
  other: Record<string, unknown>,
  name: string,
): boolean {
  const pointer = body?.media[0]?.schema?.at;
  const alone = { [name]: other[name] };
  const isValid = pointer === undefined || spec.schemas.check(pointer, alone, 'request').length === 0;
  return !isValid || JSON.stringify(one[name]) === JSON.stringify(other[name]);
}

import type { Operation } from '../operation.ts';
import type { Spec } from '../spec.ts';
import { differences } from './compare.ts';
import { differentBody } from './different.ts';
import { withFixture } from './fixture.ts';
import { breach, type Law } from './law.ts';
import type { Resource } from './resource.ts';
import { type Step, Untried } from './world.ts';

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
        if (difference === undefined) return [];
        const expected = `PATCH of ${name} leaves ${difference.path} as it was`;
        const actual = `${difference.path} is ${JSON.stringify(difference.found)}`;
        return [breach('law-others-untouched', write, expected, actual, after)];
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

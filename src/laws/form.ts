import { dropItem, idOf, requireMakeable } from '../context/fixture.ts';
import { contextOf, Inconclusive, type World } from '../context/world.ts';
import { requestReader } from '../probes/context.ts';
import { mediaOf } from '../probes/encode.ts';
import { withUniqueNames } from '../probes/unique.ts';
import { isObject, type Json, type JsonObject } from '../shared/json.ts';
import type { Media, Operation } from '../spec/operation.ts';
import { fieldsAt } from '../spec/remote/fields.ts';
import type { Resource } from '../spec/resource.ts';
import { sample } from '../values/sample.ts';
import { encodeBody } from '../wire/encode-body.ts';
import { type Law, type LawFinding, lawFinding, lawFindingAt } from './law.ts';
import { strictDifferences } from './strict.ts';

/** What is created by a form beside JSON is taken as well, and stored as it was sent. */
export function formLaw(resource: Resource): Law[] {
  const { create } = resource;
  const usual = mediaOf(create?.body);
  const form = create?.body?.media.find(
    (media) => media !== usual && /x-www-form-urlencoded|[/+]xml\b/i.test(media.type),
  );
  if (create === undefined || form?.schema === undefined) return [];
  const law: Law = {
    id: `${create.id}/law/stored by another form`,
    title: 'what is created in another media type is stored as it was sent',
    operation: create,
    writes: true,
    async try(world) {
      if (world.suite.target.known.examplesExist) throw new Inconclusive('a mock knows one form of a thing');
      requireMakeable(world, resource);
      return storedByForm(world, resource, create, form);
    },
  };
  return [law];
}

async function storedByForm(
  world: World,
  resource: Resource,
  create: Operation,
  form: Media,
): Promise<LawFinding[]> {
  const body = formValue(world, create, form);
  const encoded = body === undefined ? undefined : encodeBody(requestReader(world.suite.spec), form, body);
  if (body === undefined || encoded === undefined) throw new Inconclusive(`no ${form.type} can be made up`);
  const step = await world.ask(create, { text: encoded.text, type: encoded.type });
  if (!step.ok) {
    // The same in JSON is refused too where it is about the values
    const isAboutForm = step.status === 415 || step.status === 400 || step.status === 422;
    return isAboutForm
      ? [
          lawFinding(
            'valid-refused',
            create,
            `${form.type}, which is documented`,
            `status ${step.status}`,
            step,
          ),
        ]
      : [];
  }
  const id = idOf(step, resource.key);
  const path = { ...step.draft.path, ...(id === undefined ? {} : { [resource.key]: id }) };
  try {
    const shown =
      resource.read === undefined || id === undefined ? step : await world.ask(resource.read, { path });
    const found = isObject(shown.json) ? shown.json : {};
    const sent = Object.fromEntries(Object.entries(body).filter(([name]) => name in found));
    const [difference] = strictDifferences(found, sent, leeway);
    return difference === undefined
      ? []
      : [lawFindingAt('law-read-back', create, difference, shown, 'what was sent by a form is stored')];
  } finally {
    if (id !== undefined) await dropItem(world, resource, { path, body: undefined, own: true });
  }
}

const leeway = {
  sets: new Set<string>(),
  documented: () => true,
  exact: () => false,
  whole: false,
  skipped: (name: string) => /^(id|uid|_id|uuid)$/i.test(name),
};

/** A body of the form's own schema: plain values of fields, no parts in parts; the last option of each closed list. */
function formValue(world: World, create: Operation, form: Media): JsonObject | undefined {
  const { spec } = world.suite;
  const pointer = form.schema?.at ?? '#';
  const reader = requestReader(spec);
  const made = sample(reader, pointer, { seed: 1, full: true });
  if (!isObject(made)) return undefined;
  const plain = Object.fromEntries(Object.entries(made).filter(([, value]) => typeof value !== 'object'));
  const named = withUniqueNames(contextOf(world.suite, create), plain, 'form');
  const value: JsonObject = isObject(named) ? named : plain;
  const isValid = (one: Json) => reader.schemas.check(pointer, one, 'request').length === 0;
  let other = value;
  for (const name of Object.keys(value)) {
    const changed = { ...other, [name]: optionsOf(world, pointer, name).at(-1) ?? other[name] ?? null };
    if (isValid(changed)) other = changed;
  }
  return isValid(other) ? other : isValid(value) ? value : undefined;
}

function optionsOf(world: World, pointer: string, name: string): Json[] {
  const field = fieldsAt(world.suite.spec.document, pointer).get(name);
  return Array.isArray(field?.schema.enum) ? field.schema.enum : [];
}

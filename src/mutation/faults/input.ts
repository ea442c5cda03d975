import { type Constraint, constraintsOf } from '../../coverage/constraints.ts';
import type { Exchange } from '../../http/exchange.ts';
import type { HttpRequest } from '../../http/request.ts';
import { isObject } from '../../shared/json.ts';
import { at, parent } from '../../shared/pointer.ts';
import type { Schemas } from '../../spec/schemas.ts';
import type { FaithfulRun } from '../faithful-run.ts';
import { isAdministrator } from '../incoming.ts';
import { type Forward, type Mutant, mutant, type Serve, type Yardstick } from '../mutant.ts';
import { editedSchemas, isConforming } from './check.ts';
import { editsOf } from './edit.ts';
import type { Edit } from './edit-kinds.ts';

/** Each promised constraint of each request: not enforced, off by one, enforced too early. */
export function inputFaults(ground: FaithfulRun): Mutant[] {
  const { spec } = ground.suite;
  const seen = new Set<string>();
  return constraintsOf(spec).flatMap((constraint) => {
    const schema = at(spec.document, parent(constraint.at));
    const isRequirement = constraint.detail.endsWith('is required');
    if (isRequirement) return constraint.waived === undefined ? [unneeded(ground, constraint)] : [];
    if (!isObject(schema)) return [];
    return editsOf(constraint, schema).flatMap((edit) => {
      const found = edited(ground, constraint, edit);
      if (seen.has(found.id)) return [];
      seen.add(found.id);
      return [found];
    });
  });
}

/** A parameter or body that must be there and need not. */
function unneeded(ground: FaithfulRun, constraint: Constraint): Mutant {
  const place = parent(constraint.at);
  return inputMutant(
    ground,
    constraint,
    { name: 'not enforced', kind: 'loose', yardstick: 'required ignored' },
    () => ({
      schemas: ground.suite.spec.schemas,
      isOptional: (pointer) => pointer === place,
    }),
  );
}

function edited(ground: FaithfulRun, constraint: Constraint, edit: Edit): Mutant {
  const { document } = ground.suite.spec;
  const pointer = parent(constraint.at);
  return inputMutant(ground, constraint, edit, () => {
    const schema = at(document, pointer);
    const other = isObject(schema) ? edit.apply(schema) : {};
    return { schemas: editedSchemas(document, pointer, other), isOptional: () => false };
  });
}

interface Checks {
  readonly schemas: Schemas;
  isOptional(pointer: string): boolean;
}

function inputMutant(
  ground: FaithfulRun,
  constraint: Constraint,
  edit: { name: string; kind: Edit['kind']; yardstick?: Yardstick },
  checks: () => Checks,
): Mutant {
  const { operation, place, keyword } = constraint;
  const where = constraint.at
    .replace(/^#\/(components\/schemas|paths)\//, '')
    .replace(/^.*requestBody\/content\//, '');
  const isRequirement = constraint.detail.endsWith('is required');
  return mutant({
    operation: operation.id,
    group: 'input',
    name: `${place}/${isRequirement ? 'required' : where}/${edit.name}`,
    yardstick: edit.yardstick,
    near: ({ id, kind }) =>
      (edit.kind === 'loose' ? kind === 'invalid' : kind === 'boundary') && id.includes(`/${keyword}/`),
    begin: () => serveChecked(ground, constraint, edit.kind, checks()),
  });
}

/** Success for what only the real check refuses; a refusal for what only the faulty check refuses. */
function serveChecked(
  ground: FaithfulRun,
  { operation }: Constraint,
  kind: Edit['kind'],
  faulty: Checks,
): Serve {
  const { spec, target } = ground.suite;
  const keepsReal = (request: HttpRequest) =>
    isConforming(operation, spec.schemas, request, { isOptional: () => false });
  const keepsFaulty = (request: HttpRequest) => isConforming(operation, faulty.schemas, request, faulty);
  return async (request, forward) => {
    const isOurs =
      ground.operationOf(request)?.id === operation.id && isAdministrator(operation, target, request);
    if (!isOurs) return forward(request);
    const real = keepsReal(request);
    if (real === keepsFaulty(request)) return forward(request);
    if (kind === 'tight') return real ? refusal(ground, operation.id, request) : forward(request);
    return real ? forward(request) : accepted(ground, operation.id, request, forward);
  };
}

async function accepted(
  ground: FaithfulRun,
  id: string,
  request: HttpRequest,
  forward: Forward,
): Promise<Exchange> {
  const faithful = await forward(request);
  const isRefusal = /^(400|413|415|422)$/.test(String(faithful.response?.status));
  const success = ground.answers.get(id)?.find(({ response }) => (response?.status ?? 500) < 300);
  return isRefusal && success !== undefined ? { ...success, request } : faithful;
}

function refusal(ground: FaithfulRun, id: string, request: HttpRequest): Exchange {
  const known = ground.answers.get(id)?.find(({ response }) => /^(400|422)$/.test(String(response?.status)));
  if (known !== undefined) return { ...known, request };
  const body = Buffer.from('{}');
  return {
    request,
    response: { status: 400, headers: { 'content-type': 'application/json' }, body },
    failure: undefined,
    milliseconds: 0,
  };
}

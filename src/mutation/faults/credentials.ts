import type { HttpRequest } from '../../http/request.ts';
import { documentedResponses } from '../../spec/documented-responses.ts';
import type { Credential, Operation } from '../../spec/operation.ts';
import type { FaithfulRun } from '../faithful-run.ts';
import { credentialIn, withCredentials, withoutCredentials } from '../incoming.ts';
import { type Mutant, mutant } from '../mutant.ts';

/** Each credential of each operation: not needed, not looked at, one alternative refused; the permission ignored. */
export function credentialFaults(ground: FaithfulRun): Mutant[] {
  return ground.suite.spec.operations.flatMap((operation) => {
    const isOpen = operation.security.length === 0 || operation.security.some((set) => set.length === 0);
    if (isOpen) return [];
    return [
      fault(ground, operation, 'nobody is served', (request) => shows(operation, request).length === 0),
      ...operation.security.flatMap((set) => ofAlternative(ground, operation, set)),
      ...permission(ground, operation),
    ];
  });
}

function ofAlternative(ground: FaithfulRun, operation: Operation, set: readonly Credential[]): Mutant[] {
  const { target } = ground.suite;
  const names = set.map(({ name }) => name).join(' + ');
  const isWrong = (request: HttpRequest, credential: Credential) =>
    credentialIn(request, credential) === target.show(credential, 'invalid');
  const isRight = (request: HttpRequest, credential: Credential) =>
    credentialIn(request, credential) === target.show(credential, 'administrator');
  const telling = set.filter(({ shape }) => shape === undefined || shape.includes('{identity}'));
  const faults = [
    fault(ground, operation, `a wrong ${names} is served`, (request) =>
      set.every((one) => isWrong(request, one) || !telling.includes(one)),
    ),
  ];
  if (operation.security.length > 1) faults.push(refused(ground, operation, set, names));
  if (set.length === 1) return faults;
  for (const one of set) {
    const others = set.filter((other) => other !== one);
    const rest = (request: HttpRequest) => others.every((other) => isRight(request, other));
    faults.push(
      fault(
        ground,
        operation,
        `${one.name} is not needed`,
        (request) => rest(request) && credentialIn(request, one) === undefined,
      ),
    );
    if (telling.includes(one))
      faults.push(
        fault(
          ground,
          operation,
          `${one.name} is not looked at`,
          (request) => rest(request) && isWrong(request, one),
        ),
      );
  }
  return faults;
}

/** Whom `which` chooses is served as if the administrator asked. */
function fault(
  ground: FaithfulRun,
  operation: Operation,
  name: string,
  which: (request: HttpRequest) => boolean,
): Mutant {
  return mutant({
    operation: operation.id,
    group: 'credential',
    name,
    near: ({ kind }) => /credentials|permission/.test(kind),
    begin: () => (request, forward) => {
      const isOurs = ground.operationOf(request)?.id === operation.id && which(request);
      return forward(isOurs ? withCredentials(operation, ground.suite.target, request) : request);
    },
  });
}

/** One of several alternatives does not work alone. */
function refused(
  ground: FaithfulRun,
  operation: Operation,
  set: readonly Credential[],
  names: string,
): Mutant {
  return mutant({
    operation: operation.id,
    group: 'credential',
    name: `${names} alone is refused`,
    near: ({ kind }) => kind === 'valid',
    begin: () => (request, forward) => {
      const shown = shows(operation, request);
      const isAlone = shown.length > 0 && shown.every((one) => set.some(({ name }) => name === one));
      const isOurs = ground.operationOf(request)?.id === operation.id && isAlone;
      return forward(isOurs ? withoutCredentials(operation, request) : request);
    },
  });
}

function permission(ground: FaithfulRun, operation: Operation): Mutant[] {
  const { target } = ground.suite;
  const isDocumented = documentedResponses(operation).some(
    ({ cause }) =>
      (cause.kind === 'identity' || cause.kind === 'request') && cause.identity === 'unprivileged',
  );
  if (!isDocumented) return [];
  const isUnprivileged = (request: HttpRequest) =>
    operation.security.some((set) =>
      set.every((one) => credentialIn(request, one) === target.show(one, 'unprivileged')),
    );
  return [fault(ground, operation, 'the permission is ignored', isUnprivileged)];
}

/** The names of the credentials that a request shows. */
function shows(operation: Operation, request: HttpRequest): string[] {
  const all = operation.security.flat();
  return all.filter((one) => credentialIn(request, one) !== undefined).map(({ name }) => name);
}

import type { RequestDraft } from '../http/request.ts';
import { responsesToUnprivileged } from '../spec/documented-responses.ts';
import { alternatives, baseDraft } from './base.ts';
import type { Context } from './context.ts';
import { probe } from './make.ts';
import type { Probe } from './probe.ts';
import { promiseCredentials, promiseOf, promiseSuccess } from './promises.ts';
import { withOwnNames } from './unique.ts';

/** No credentials, each one left out, each one wrong, all wrong; each alternative alone is enough. */
export function credentialProbes(context: Context): Probe[] {
  const { operation } = context;
  const open = operation.security.length === 0 || operation.security.some((set) => set.length === 0);
  if (open) return [];
  const base = withOwnNames(context, baseDraft(context), 'credentials');
  const none = probe(
    context,
    'no credentials',
    'no credentials',
    { ...base, identity: 'nobody' },
    promiseCredentials(operation, 'none'),
  );
  return [none, ...alternatives(operation).flatMap((_, index) => ofAlternative(context, base, index))];
}

function ofAlternative(context: Context, base: RequestDraft, index: number): Probe[] {
  const { operation } = context;
  const alternative = operation.security[index] ?? [];
  const draft = { ...base, alternative };
  const suffix = operation.security.length > 1 ? ` (${alternative.map(({ name }) => name).join(' + ')})` : '';
  const none = promiseCredentials(operation, 'none');
  const wrong = promiseCredentials(operation, 'wrong');
  const either = { ...none, examples: [...new Set([...none.examples, ...wrong.examples])] };
  const several = alternative.length > 1;
  const list: Probe[] = [
    probe(
      context,
      'wrong credentials',
      `wrong credentials${suffix}`,
      { ...draft, identity: 'invalid' },
      wrong,
    ),
  ];
  for (const { scheme, name, shape } of several ? alternative : []) {
    list.push(
      probe(context, 'no credentials', `without ${name}${suffix}`, { ...draft, omit: [scheme] }, either),
    );
    if (namesNobody(shape)) continue;
    list.push(
      probe(context, 'wrong credentials', `wrong ${name}${suffix}`, { ...draft, wrong: [scheme] }, either),
    );
  }
  if (index > 0)
    list.push(
      probe(
        context,
        'valid',
        `valid with ${alternative.map(({ name }) => name).join(' + ')} alone`,
        draft,
        promiseSuccess(operation),
      ),
    );
  return list;
}

/** A credential such as a date, which goes with the others but belongs to no one: there is no wrong one. */
function namesNobody(shape: string | undefined): boolean {
  return shape !== undefined && !shape.includes('{identity}');
}

/** What an identity without the permission gets, where the spec says. */
export function permissionProbes(context: Context): Probe[] {
  const { operation } = context;
  const answers = responsesToUnprivileged(operation);
  if (answers.length === 0 || operation.security.length === 0) return [];
  const draft: RequestDraft = {
    ...withOwnNames(context, baseDraft(context), 'permission'),
    identity: 'unprivileged',
  };
  return [probe(context, 'permission', 'without the permission', draft, promiseOf(operation, answers))];
}

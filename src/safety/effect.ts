import type { Pair } from '../context/pair.ts';
import { pairsOf } from '../context/pair.ts';
import type { Suite } from '../context/suite.ts';
import { asViewed } from '../http/remote-call.ts';
import type { RequestDraft } from '../http/request.ts';
import { followRef } from '../spec/openapi/follow-ref.ts';
import { isSafe, type Method, type Operation, readOf } from '../spec/operation.ts';
import { viewOf } from '../spec/remote/views.ts';
import { type Resource, resourcesOf, withoutSlash } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import type { UndoRecipe } from '../target/care.ts';
import { keptAway, leavesBy, sentAway } from './departing.ts';
import { forbidden } from './forbidden.ts';
import { isIdentified } from './identified.ts';

/** What a request could do, on a server that is wrong in any way, and by what it may be sent all the same. */
export type Effect =
  /** Nothing: its method promises to change nothing. */
  | { readonly kind: 'read' }
  /** It makes something that the run can find and delete again. */
  | { readonly kind: 'create'; readonly resource: Resource }
  /** It acts on, or below, a thing of a resource that the run can make and delete. */
  | { readonly kind: 'on a thing'; readonly resource: Resource }
  /** It changes something that a read shows and that it can write back. */
  | { readonly kind: 'change'; readonly pair: Pair }
  /** `target.yaml` says what undoes it, or that it may stay. */
  | { readonly kind: 'vouched'; readonly undo: UndoRecipe | undefined }
  /** It may last: it is not sent. */
  | { readonly kind: 'lasting'; readonly reason: string };

const whatToDo = 'send it with --disposable, or vouch for it in target.yaml under undo or harmless';

/** Says of each request what it could do there, from the document and `target.yaml` alone. */
export function effectsOf(suite: Suite): (draft: RequestDraft) => Effect {
  const { spec, config } = suite;
  const resources = resourcesOf(spec).filter(
    ({ create, remove }) => create !== undefined && remove !== undefined,
  );
  const pairs = pairsOf(spec, config);
  const { harmless, undo } = config.careRules;
  return (asked) => {
    const draft = asViewed(asked, viewOf(spec, asked.operation));
    const { operation } = draft;
    const method = (draft.method ?? operation.method) as Method;
    const reason = forbidden(suite, draft) ?? strayReason(draft, method);
    if (reason !== undefined) return { kind: 'lasting', reason };
    if (isSafe(method)) return { kind: 'read' };
    const isDeclared = method === operation.method;
    if (isDeclared && undo.has(operation.id)) return { kind: 'vouched', undo: undo.get(operation.id) };
    if (isDeclared && harmless.has(operation.id)) return { kind: 'vouched', undo: undefined };
    const created = isDeclared ? resources.find(({ create }) => create?.id === operation.id) : undefined;
    if (created !== undefined && isIdentified(spec, created)) {
      const gone = sentAway(created) ?? keptAway(spec, created);
      return gone === undefined ? { kind: 'create', resource: created } : lasting(gone);
    }
    const found = isDeclared ? pairs.find(({ write }) => write.id === operation.id) : undefined;
    const pair = found !== undefined && isBulk(spec, found) ? undefined : found;
    const resource = innermostOf(resources, operation.path);
    if (resource !== undefined) {
      const gone = isDeclared ? leavesBy(operation, resource) : undefined;
      return gone === undefined ? { kind: 'on a thing', resource } : lasting(gone);
    }
    if (pair !== undefined) return { kind: 'change', pair };
    return lasting(lastingReason(suite, operation, method));
  };
}

function lasting(reason: string): Effect {
  return { kind: 'lasting', reason: `${reason}: ${whatToDo}` };
}

/** A value that leads the path elsewhere: to a collection, to another thing, to all things. */
function strayReason({ operation, path }: RequestDraft, method: Method): string | undefined {
  if (isSafe(method)) return undefined;
  const stray = Object.entries(path).find(
    ([name, value]) =>
      operation.path.includes(`{${name}}`) &&
      (/^[.\s]*$/.test(value) || /[/\\%*?#;]/.test(value) || /^(_?all|any|each|\*)$/i.test(value)),
  );
  return stray === undefined
    ? undefined
    : `with ${JSON.stringify(stray[1])} as ${stray[0]} it may act on something else than one thing: send it with --disposable`;
}

function lastingReason({ spec }: Suite, operation: Operation, method: Method): string {
  const { path } = operation;
  const isCollection = holdsThings(spec, path);
  if (method !== operation.method) return `nobody says what ${method} does there, and nothing undoes it`;
  const isWhole = /^(PUT|PATCH|DELETE)$/.test(method);
  if ((isCollection || isList(spec, operation)) && isWhole) return `it could change everything in ${path}`;
  if (method === 'DELETE') return 'nothing makes again what it deletes';
  if (isCollection) return 'nothing deletes what it makes';
  return 'nothing undoes it';
}

/** True where things have paths of their own below a path. */
function holdsThings(spec: Spec, path: string): boolean {
  return spec.operations.some((one) => one.path.startsWith(`${withoutSlash(path)}/{`));
}

/** A write on a collection changes all that is in it; a pair that `target.yaml` declares knows what it does. */
function isBulk(spec: Spec, { write, read }: Pair): boolean {
  if (write.path !== read.path) return false;
  return isList(spec, write) || holdsThings(spec, write.path);
}

/** True where a GET of the operation's path shows a list. */
function isList(spec: Spec, operation: Operation): boolean {
  const read = readOf(spec.operations, operation);
  const schema = read?.responses.find(({ status }) => status.startsWith('2'))?.media[0]?.schema;
  return schema !== undefined && followRef(spec.document, schema.at)[0].type === 'array';
}

/** The innermost of the resources that a path goes through, whatever its parameters are called. */
function innermostOf(resources: readonly Resource[], path: string): Resource | undefined {
  const through = `${anonymous(path)}/`;
  return resources
    .filter((resource) => through.startsWith(`${anonymous(resource.path)}/`))
    .sort((a, b) => b.path.length - a.path.length)[0];
}

/** A path template without the names of its parameters. */
export function anonymous(path: string): string {
  return withoutSlash(path).replace(/\{[^}]+\}/g, '{}');
}

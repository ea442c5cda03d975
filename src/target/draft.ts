import { stringify } from 'yaml';
import { isSafe, type Operation } from '../spec/operation.ts';
import { asDocumented } from '../spec/remote/views.ts';
import { resourcesOf } from '../spec/resource.ts';
import type { Spec } from '../spec/spec.ts';
import { readTargetConfig } from './target-config.ts';

/** A first `target.yaml` of an API, and what only a person can decide, one clause each. */
export interface TargetDraft {
  readonly text: string;
  readonly open: readonly string[];
}

/** Works out of a document what a target needs: the variables of its URL, credentials and values, what undoes what. */
export function targetDraft(spec: Spec): TargetDraft {
  const config = readTargetConfig(spec.api, spec.operations);
  const entries = [...config.credentials];
  const fields = {
    url: config.url,
    ...(entries.length === 0
      ? {}
      : {
          credentials: Object.fromEntries(
            entries.map(([scheme, { administrator }]) => [scheme, administrator]),
          ),
          unprivileged: Object.fromEntries(
            entries.map(([scheme, { unprivileged }]) => [scheme, unprivileged]),
          ),
        }),
    ...(config.values.size === 0
      ? {}
      : { values: Object.fromEntries([...config.values].map(([place, name]) => [name, place])) }),
  };
  const notes = undoNotes(spec);
  const comments = [
    '# Names of environment variables; their values stand in .env or in the environment.',
    ...notes.map((note) => `# ${note}`),
  ];
  return { text: `${comments.join('\n')}\n${stringify(fields)}`, open: openQuestions(spec) };
}

/** What the run makes and deletes again by itself. */
function undoNotes(spec: Spec): string[] {
  return resourcesOf(spec).flatMap(({ create, remove }) =>
    create === undefined || remove === undefined ? [] : [`${callOf(create)} is undone by ${callOf(remove)}`],
  );
}

/** Writes that nothing in the document undoes. */
function openQuestions(spec: Spec): string[] {
  const undone = new Set(
    resourcesOf(spec).flatMap(({ create, remove, replace }) =>
      create && remove ? [create.id, remove.id, replace?.id] : [],
    ),
  );
  const readable = new Set(spec.operations.filter(({ method }) => method === 'GET').map(({ path }) => path));
  return spec.operations
    .filter(({ id, method, path }) => !isSafe(method) && !undone.has(id) && !readable.has(path))
    .map(
      ({ method, path }) =>
        `nothing in the document undoes ${method} ${path}: it is sent only to a disposable server`,
    );
}

function callOf(operation: Operation): string {
  const { method, path } = asDocumented(operation);
  return `${method} ${path}`;
}

/** A faithful server of `specs/todo`, written from the document, and the ways in which it can be told to break it. */
import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../src/shared/json.ts';
import { type Ask, checker, type Reply, type Server, serve } from './serve.ts';

/** What each fault breaks, and a part of the id of what finds it. */
export const faults = {
  'no state': ['If-Match is ignored', 'replaceTodo/law/state named'],
  'state stands still': ['the ETag does not change with the thing', 'patchTodo/law/state named'],
  'no 428': ['a PUT without If-Match is accepted', 'without If-Match'],
  'never 304': ['If-None-Match is ignored', 'law/state known'],
  'pages overlap': ['the next page repeats an item', 'law/pages'],
  'pages skip': ['the next page leaves one out', 'law/pages'],
  'pages go round': ['after the last page comes the first', 'law/pages'],
  'done ignored': ['the filter done lets everything through', 'law/filters done'],
  'due ignored': ['the filter dueBefore lets everything through', 'law/filters dueBefore'],
  'sort reversed': ['sorted the other way round', 'law/sorts'],
  'patch replaces': ['PATCH forgets what it does not name', 'law/leaves the rest'],
  'patch lost': ['PATCH is not stored', 'patchTodo/law/reads back'],
  'put merges': ['PUT keeps what was left out', 'law/replaces'],
  'nothing stored': ['POST makes nothing', 'law/created is found'],
  'wrong Location': ['Location leads nowhere', 'law/created is found'],
  'other letters lost': ['letters outside ASCII become question marks', 'replaceTodo/law/reads back'],
  'title too long': ['121 letters are accepted', 'createTodo/invalid/title/maxLength'],
  'any case': ['LOW is taken for low', 'createTodo/invalid/priority/enum'],
  'same tag twice': ['uniqueItems is not enforced', 'createTodo/invalid/tags/uniqueItems'],
} as const;

export type Fault = keyof typeof faults;

type Todo = JsonObject & { id: string; title: string; done: boolean };

const words = ['low', 'medium', 'high'];

/** Starts it with 25 things to do. */
export function startTodo(fault?: Fault): Promise<Server> {
  const todos = new Map<string, Todo>();
  const versions = new Map<string, number>();
  let version = 0;
  const isNew = checker(newTodo(fault));
  const isPatch = checker(patch);
  const put = (todo: Todo) => {
    todos.set(todo.id, todo);
    version += 1;
    versions.set(todo.id, version);
    return todo;
  };
  const tagOf = ({ id }: Todo) => `"${fault === 'state stands still' ? 1 : versions.get(id)}"`;
  const stored = (sent: JsonObject) => {
    const title = String(sent.title);
    return { ...sent, title: fault === 'other letters lost' ? title.replace(/[^\p{ASCII}]/gu, '?') : title };
  };
  const times = () => ({ createdAt: new Date().toISOString(), updatedAt: new Date().toISOString() });
  for (let index = 0; index < 25; index += 1) {
    const title = `old ${String.fromCharCode(97 + ((index * 7) % 26))}`;
    const dueDate = index % 4 === 0 ? null : `2027-0${1 + (index % 9)}-15`;
    const rest = { priority: words[index % 3] ?? 'low', dueDate, ...times() };
    put({ id: randomUUID(), title, done: index % 3 === 0, ...rest });
  }
  const withTodo = (handle: (todo: Todo, ask: Ask) => Reply) => (ask: Ask) => {
    const todo = todos.get(ask.params.todoId ?? '');
    return todo === undefined ? problem(404) : handle(todo, ask);
  };
  const isStale = (todo: Todo, state: string | undefined) =>
    state !== undefined && state !== tagOf(todo) && fault !== 'no state';
  return serve(
    {
      'GET /todos': (ask) => list([...todos.values()], ask.query, fault),
      'POST /todos': ({ body, type }) => {
        if (type !== 'application/json') return problem(415);
        if (body === undefined || !isNew(body)) return problem(400);
        const todo = put({ id: randomUUID(), done: false, ...stored(body), ...times() });
        if (fault === 'nothing stored') todos.delete(todo.id);
        const location = `/todos/${fault === 'wrong Location' ? randomUUID() : todo.id}`;
        return { status: 201, body: todo, headers: { location, etag: tagOf(todo) } };
      },
      'GET /todos/{todoId}': withTodo((todo, ask) => {
        const isSame = ask.header('if-none-match') === tagOf(todo) && fault !== 'never 304';
        const headers = { etag: tagOf(todo) };
        return isSame ? { status: 304, headers } : { status: 200, body: todo, headers };
      }),
      'PUT /todos/{todoId}': withTodo((todo, ask) => {
        const state = ask.header('if-match');
        if (state === undefined && fault !== 'no 428') return problem(428);
        if (ask.body === undefined || !isNew(ask.body)) return problem(400);
        if (isStale(todo, state)) return problem(412);
        const old = fault === 'put merges' ? todo : {};
        // What a server knows of a thing by itself a PUT does not change
        const { createdAt = null } = todo;
        const next = put({ done: false, ...old, ...stored(ask.body), ...times(), createdAt, id: todo.id });
        return { status: 200, body: next, headers: { etag: tagOf(next) } };
      }),
      'PATCH /todos/{todoId}': withTodo((todo, ask) => {
        if (ask.body === undefined || !isPatch(ask.body)) return problem(400);
        if (isStale(todo, ask.header('if-match'))) return problem(412);
        const old = fault === 'patch replaces' ? { title: todo.title, done: false, ...times() } : todo;
        const next = { ...old, ...ask.body, id: todo.id } as Todo;
        if (fault !== 'patch lost') put(next);
        return { status: 200, body: next };
      }),
      'DELETE /todos/{todoId}': withTodo(({ id }) => {
        todos.delete(id);
        return { status: 204 };
      }),
    },
    'application/problem+json',
    (ask) => (ask.header('authorization') === 'Bearer the-token-of-ann' ? undefined : problem(401)),
    problem(404),
  );
}

function list(todos: readonly Todo[], query: URLSearchParams, fault: Fault | undefined): Reply {
  const asked = (name: string, pattern: RegExp) => {
    const value = query.get(name);
    return value === null || pattern.test(value);
  };
  const isRight =
    asked('limit', /^([1-9]\d?|100)$/) &&
    asked('done', /^(true|false)$/) &&
    asked('priority', /^(low|medium|high)$/) &&
    asked('dueBefore', /^\d{4}-\d\d-\d\d$/) &&
    asked('sort', /^(-?title|-?dueDate|priority)$/);
  if (!isRight) return problem(400);
  const [done, priority, due] = [query.get('done'), query.get('priority'), query.get('dueBefore')];
  const found = todos.filter(
    (todo) =>
      (done === null || fault === 'done ignored' || String(todo.done) === done) &&
      (priority === null || todo.priority === priority) &&
      (due === null || fault === 'due ignored' || (todo.dueDate != null && String(todo.dueDate) < due)),
  );
  const sort = query.get('sort');
  if (sort !== null) {
    const sign = sort.startsWith('-') === (fault === 'sort reversed') ? 1 : -1;
    const field = sort.replace('-', '');
    const key = (todo: Todo) =>
      field === 'priority' ? String(words.indexOf(String(todo.priority))) : String(todo[field] ?? '');
    found.sort((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  }
  const limit = Number(query.get('limit') ?? 20);
  const start = Number(query.get('cursor') ?? 0) || 0;
  const step = limit + (fault === 'pages skip' ? 1 : fault === 'pages overlap' ? -1 : 0);
  const next = start + step < found.length ? start + step : fault === 'pages go round' ? 0 : undefined;
  const search = new URLSearchParams([...query, ['cursor', String(next)]]);
  search.set('cursor', String(next));
  const link = next === undefined ? {} : { link: `</todos?${search}>; rel="next"` };
  return { status: 200, body: found.slice(start, start + limit), headers: link };
}

function problem(status: number): Reply {
  return { status, body: { type: 'about:blank', title: 'problem', status } };
}

const notes = { type: ['string', 'null'], maxLength: 2000 };

function newTodo(fault: Fault | undefined): JsonObject {
  const tag = { type: 'string', minLength: 1, maxLength: 20 };
  return {
    type: 'object',
    additionalProperties: false,
    required: ['title'],
    properties: {
      title: { type: 'string', minLength: 1, maxLength: fault === 'title too long' ? 121 : 120 },
      notes,
      dueDate: { type: ['string', 'null'], format: 'date' },
      priority: { enum: fault === 'any case' ? [...words, 'LOW'] : words },
      tags: { type: 'array', uniqueItems: fault !== 'same tag twice', maxItems: 10, items: tag },
      done: { type: 'boolean' },
    },
  };
}

const patch: JsonObject = {
  type: 'object',
  minProperties: 1,
  additionalProperties: false,
  properties: {
    title: { type: 'string', minLength: 1, maxLength: 120 },
    notes,
    done: { type: 'boolean' },
  },
};

/** What the Palette stand-in can do wrong, beyond what every API can. */
import {
  afterwards,
  different,
  edit,
  type Fields,
  forget,
  hasStatus,
  isRefusal,
  isSuccess,
  renamed,
  replace,
  restatus,
  unchecked,
  type When,
  without,
} from "../fault-kinds.ts";
import type { Call } from "../http.ts";
import type { Fault, Faults } from "../stand-in.ts";
import type { Assignment, State } from "./state.ts";

const isRoles = (call: Call): boolean => call.segments?.[4] === "roles";
const isRolesRead: When = (answer, call) => isRoles(call) && call.method === "GET" && isSuccess(answer, call);
const isRolesPut: When = (answer, call) => isRoles(call) && call.method === "PUT" && isSuccess(answer, call);
const isOneRead: When = (answer, call) => call.method === "GET" && call.segments?.length === 3 && isSuccess(answer, call);
const isCreated = hasStatus(201);
const isDone: When = (answer, call) => answer.status === 204 && call.method !== "OPTIONS";
const isUserUnknown: When = (answer, call) => isRoles(call) && answer.status === 404;

/** Limits of the input. */
const limits: Faults<State> = {
  "unknown-user-accepted": unchecked("Roles are written for a user that does not exist.", "users-known"),
  "unknown-user-400": restatus("An unknown user is answered with 400.", isUserUnknown, 400),
  "unknown-user-200": replace("The roles of an unknown user are an empty list.", isUserUnknown, (_, call) =>
    call.method === "GET" ? { status: 200, body: { projects: [] } } : { status: 204 },
  ),
  "unknown-project-accepted": unchecked("Any ProjectUid is accepted.", "project"),
  "project-uid-refused": replace("Every request with a ProjectUid is refused.", (_, call) => "projectuid" in call.headers, () => ({
    status: 400,
    body: { code: "InvalidRequest", message: "ProjectUid is not supported" },
  })),
  "authorization-not-taken": unchecked("Only an ApiKey is taken, not the other scheme.", "token-taken"),
  "unprivileged-may-read": unchecked("A user without the permission may read.", "permission-GET"),
  "unprivileged-may-put": unchecked("A user without the permission may replace.", "permission-PUT"),
  "unprivileged-may-delete": unchecked("A user without the permission may delete.", "permission-DELETE"),
  "body-array-accepted": unchecked("A body may be something other than an object.", "type:body"),
  "empty-body-accepted": unchecked("A required body may be left out.", "body-present"),
  "content-type-ignored": unchecked("JSON declared as something else is accepted.", "content-type"),
  "null-accepted": unchecked("Null is accepted for an optional field.", "null"),
  "workspaces-not-array-accepted": unchecked("Workspaces may be something other than an array.", "type:workspaces"),
  "workspace-not-object-accepted": unchecked("An item of workspaces may be something other than an object.", "type:workspaces[]"),
  "roles-not-array-accepted": unchecked("Roles may be a text, not an array.", "type:roles"),
  "role-number-accepted": unchecked("A role may be a number.", "type:roles[]"),
  "uid-number-accepted": unchecked("A uid may be a number.", "type:uid"),
  "unknown-fields-refused": different("A field that no document names is refused.", { closed: true }),
  "duplicate-roles-refused": different("The same role twice is refused.", { "unique:roles": true }),
  "workspace-name-number-accepted": unchecked("A name may be a number.", "type:name"),
  "label-number-accepted": unchecked("A label may be a number.", "type:labels.*"),
  "enum-ignored": unchecked("A binding may have any type and kind.", "enum:type", "enum:kind"),
  "resource-mode-any-accepted": unchecked("includeClusterResourceMode may be anything.", "enum:includeClusterResourceMode"),
  "minimum-ignored": unchecked("A quota may be below its minimum.", "minimum:cpuCores", "minimum:memoryMiB", "minimum:limit"),
  "minimum-minus-2": different("A quota of -2 is accepted.", { minimum: -2 }),
  "minimum-0": different("A quota of -1 is refused.", { minimum: 0 }),
  "limit-fraction-accepted": unchecked("A GPU limit need not be an integer of 32 bits.", "integer:limit"),
  "duplicates-accepted": unchecked("Equal items are accepted where they must be unique.", ...uniqueNames()),
  "required-ignored": unchecked("A restore without backupRequestUid is accepted.", "required:backupRequestUid"),
  "inner-required-ignored": unchecked("A restore config without backupName or sourceClusterUid is accepted.", "required:backupName", "required:sourceClusterUid"),
  "date-time-ignored": unchecked("A timestamp may be any text.", "date-time:creationTimestamp"),
  "boolean-text-accepted": unchecked("includeAllClusters may be a text.", "type:includeAllClusters"),
  "name-query-optional": unchecked("A name is validated although none is given.", "name-required"),
};

/** Answers that differ from the documents. */
const answers: Faults<State> = {
  "put-200": replace("A PUT is answered with 200 and a body.", isRolesPut, () => ({ status: 200, body: {} })),
  "204-with-body": replace("An answer without content has content.", isDone, ({ headers }) => {
    const bytes = Buffer.from('{"updated":true}');
    const length = String(bytes.length);
    return { status: 204, headers: { ...headers, "Content-Type": "application/json", "Content-Length": length }, bytes, wire: "raw" };
  }),
  "created-200": restatus("Something is created with 200.", isCreated, 200),
  "uid-missing": edit("What is created has no uid.", isCreated, (body) => without(body, "uid")),
  "uid-renamed": edit("uid is called id.", isCreated, (body) => renamed(body, "uid", "id")),
  "uid-number": edit("uid is a number.", isCreated, () => ({ uid: 66 })),
  "audit-uid-missing": replace("The header AuditUid is missing.", isSuccess, (answer) => ({ ...answer, headers: without({ ...answer.headers }, "AuditUid") as Record<string, string> })),
  "wrong-401-message": edit("The 401 has its texts in other fields.", hasStatus(401), () => ({ error: "unauthenticated" })),
  "error-code-number": edit("The code of an error is a number.", isRefusal, (body) => ({ ...body, code: 400 })),
  "error-message-object": edit("The message of an error is an object.", isRefusal, (body) => ({ ...body, message: { text: body.message } })),
  "error-details-text": edit("The details of an error are a text.", isRefusal, (body) => ({ ...body, details: "none" })),
  "projects-object": edit("projects is an object, not an array.", isRolesRead, (body) => ({ ...body, projects: { ...Object(body.projects) } })),
  "projects-missing": edit("projects is missing.", isRolesRead, (body) => without(body, "projects")),
  "projects-renamed": edit("projects is called items.", isRolesRead, (body) => renamed(body, "projects", "items")),
  "projects-repeated": edit("projects has every project twice.", isRolesRead, (body) => ({ projects: [list(body.projects), list(body.projects)].flat() })),
  "roles-as-texts": edit("A role is its uid alone, not an object.", isRolesRead, (body) => ({ projects: list(body.projects).map(plainRoles) })),
  "timestamp-epoch": metadata("creationTimestamp is a number.", { creationTimestamp: 1_732_240_000 }),
  "timestamp-date-only": metadata("creationTimestamp is a date without a time.", { creationTimestamp: "2026-11-22" }),
  "labels-list": metadata("labels is an array.", { labels: ["team=a"] }),
  "uid-of-another": metadata("A workspace carries the uid of another.", { uid: "66fbea622947f81fc2698999" }),
  "spec-list": edit("spec is an array.", isOneRead, (body) => ({ ...body, spec: [] })),
};

/** Promises that only show between two requests. */
const laws: Faults<State> = {
  "put-merges": unchecked("Roles are added to the old ones instead of replacing them.", "replaces"),
  "put-merges-meta": unchecked("Metadata is added to the old instead of replacing it.", "replaces-meta"),
  "put-not-idempotent": afterwards("Roles that are sent twice are taken away again.", isRolesPut, (state: State, before, call) => {
    const uid = call.segments?.[3] ?? "";
    for (const kind of ["users", "teams"] as const) {
      if (JSON.stringify(state[kind][uid]) === JSON.stringify(before[kind][uid])) state[kind] = { ...state[kind], [uid]: [] };
    }
  }),
  "put-loses-roles": stored("Of several roles only the first is stored.", (one) => ({ ...one, roles: one.roles.slice(0, 1) })),
  "put-loses-workspaces": afterwards("Of several workspaces only the first is stored.", isRolesPut, (state: State) => {
    state.users = Object.fromEntries(Object.entries(state.users).map(([uid, all]) => [uid, all.slice(0, 1)]));
  }),
  "put-changes-others": afterwards("A PUT changes the roles of all users and teams.", isRolesPut, (state: State, _, call) => {
    const written = [...(state.users[call.segments?.[3] ?? ""] ?? state.teams[call.segments?.[3] ?? ""] ?? [])];
    for (const uid of Object.keys(state.users)) state.users[uid] = written;
    for (const uid of Object.keys(state.teams)) state.teams[uid] = written;
  }),
  "get-changes": afterwards("Reading roles takes the first workspace away.", isRolesRead, (state: State) => {
    state.users = Object.fromEntries(Object.entries(state.users).map(([uid, all]) => [uid, all.slice(1)]));
  }),
  "get-counts": afterwards("Reading a workspace changes its labels.", isOneRead, (state: State) => {
    for (const one of state.workspaces) one.meta = { ...one.meta, labels: { ...Object(one.meta.labels), [`seen${Object.keys(Object(one.meta.labels)).length}`]: "yes" } };
  }),
  "created-not-found": forget("What was created is not found.", (call) => call.method === "POST"),
  "created-uid-nowhere": edit("The uid of what was created points nowhere.", isCreated, () => ({ uid: "f".repeat(24) })),
  "created-name-differs": afterwards("A new workspace has another name than was sent.", isCreated, (state: State) => {
    for (const one of state.workspaces.slice(-1)) one.meta = { ...one.meta, name: "workspace-1" };
  }),
  "delete-does-not-delete": forget("What was deleted stays.", (call) => call.method === "DELETE"),
  "delete-deletes-others": afterwards("Deleting one workspace deletes the others too.", (answer, call) => isDone(answer, call) && call.method === "DELETE", (state: State) => {
    state.workspaces = [];
  }),
  "backup-filter-ignored": unchecked("The filters by request uid are ignored.", "filter"),
};

/** All faults of Palette alone. */
export const paletteFaults: Faults<State> = { ...limits, ...answers, ...laws };

function uniqueNames(): string[] {
  const fields = ["clusterNamespaces", "clusterRbacs", "clusterRefs", "bindings", "subjects", "clusterUids"];
  return [...fields, "namespaces", "restoreConfigs", "clusterConfigs"].map((name) => `unique:${name}`);
}

function metadata(says: string, change: Fields): Fault<unknown> {
  return edit(says, isOneRead, (body) => ({ ...body, metadata: { ...Object(body.metadata), ...change } }));
}

function stored(says: string, change: (one: Assignment) => Assignment): Fault<State> {
  return afterwards(says, isRolesPut, (state) => {
    for (const all of [...Object.values(state.users), ...Object.values(state.teams)]) {
      all.splice(0, all.length, ...all.map(change));
    }
  });
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function plainRoles(project: unknown): Fields {
  const { workspaces, ...rest } = Object(project) as Fields;
  const plain = list(workspaces).map((one) => {
    const fields = Object(one) as Fields;
    return { ...fields, roles: list(fields.roles).map((role) => (Object(role) as Fields).uid) };
  });
  return { ...rest, workspaces: plain };
}

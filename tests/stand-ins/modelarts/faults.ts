/** What the ModelArts stand-in can do wrong, beyond what every API can. */
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
import type { Faults } from "../stand-in.ts";
import { known, type State } from "./state.ts";

const isList: When = (answer, call) => call.method === "GET" && hasField(answer.body, "total_count");
const isOne: When = (answer, call) => call.method === "GET" && hasField(answer.body, "owner");
const isPut: When = (answer, call) => call.method === "PUT" && hasField(answer.body, "workspace_id");
const isCreated: When = (answer, call) => call.method === "POST" && isSuccess(answer, call);
const isDeleted: When = (answer, call) => call.method === "DELETE" && isSuccess(answer, call);
const isMissing: When = (answer) => hasCode(answer.body, "ModelArts.7005");

/** Limits of the input. */
const limits: Faults<State> = {
  "name-65-accepted": different("A name of 65 characters is accepted.", { "name-max": 65 }),
  "name-of-any-length-accepted": unchecked("A name of any length is accepted.", "name-max", "name-min"),
  "name-64-refused": different("A name of 64 characters is refused.", { "name-max": 63 }),
  "name-3-accepted": different("A name of 3 characters is accepted.", { "name-min": 3 }),
  "name-4-refused": different("A name of 4 characters is refused.", { "name-min": 5 }),
  "name-dot-accepted": different("A name with a dot is accepted.", { "name-chars": /^[\w.-]*$/ }),
  "name-any-characters-accepted": unchecked("Any character is accepted in a name.", "name-chars"),
  "name-unicode-letters-accepted": different("Letters beyond A to Z are accepted in a name.", {
    "name-chars": /^[\p{L}\p{N}_-]*$/u,
  }),
  "name-hyphen-refused": different("A hyphen in a name is refused.", { "name-chars": /^\w*$/ }),
  "name-trailing-newline-accepted": different("A name may end in a newline.", { "name-chars": /^[\w-]*\n?$/ }),
  "name-number-accepted": unchecked("A name may be a number.", "name-type"),
  "name-required-ignored": unchecked("A workspace is created without a name.", "name-required"),
  "default-accepted": unchecked("The reserved name `default` is accepted.", "name-reserved"),
  "default-2-refused": different("Every name that begins with `default` is refused.", { reserved: /^default/ }),
  "description-257-accepted": different("A description of 257 characters is accepted.", { "description-max": 257 }),
  "description-256-refused": different("A description of 256 characters is refused.", { "description-max": 255 }),
  "description-empty-refused": different("An empty description is refused.", { "description-min": 1 }),
  "description-in-utf16-units": unchecked("The length of a description is counted in UTF-16 units.", "code-points"),
  "description-number-accepted": unchecked("A description may be a number.", "description-type"),
  "null-accepted": unchecked("Null is accepted for an optional field.", "null"),
  "auth-type-any-accepted": unchecked("An auth_type outside the options is accepted.", "auth-type-options"),
  "auth-type-private-refused": different("The option PRIVATE is refused.", { "auth-types": ["PUBLIC", "INTERNAL"] }),
  "auth-type-number-accepted": unchecked("An auth_type may be a number.", "auth-type-type"),
  "grants-not-array-accepted": unchecked("Grants may be something other than an array.", "grants-type"),
  "grant-not-object-accepted": unchecked("A grant may be something other than an object.", "grant-type"),
  "grant-either-or-ignored": unchecked("A grant without user_id and user_name is accepted.", "grant-either"),
  "grant-both-refused": different("A grant with user_id and user_name is refused.", { "grant-both": false }),
  "grant-user-number-accepted": unchecked("A grant's user_id and user_name may be numbers.", "grant-user-id-type", "grant-user-name-type"),
  "internal-without-grants-accepted": unchecked("INTERNAL is accepted without grants.", "internal-alone"),
  "grants-without-auth-type-accepted": unchecked("Grants are accepted without auth_type.", "grants-alone"),
  "empty-body-accepted": unchecked("A request without a body is accepted.", "body-present"),
  "content-type-ignored": unchecked("JSON declared as something else is accepted.", "content-type"),
  "project-ignored": unchecked("Another project in the path is served.", "project"),
  "default-workspace-renamed": unchecked("The default workspace can be renamed.", "default-rename"),
  "quotas-required-ignored": unchecked("A quota update without quotas is accepted.", "quotas-required"),
  "quota-required-ignored": unchecked("A quota without a value is accepted.", "quota-required"),
  "quota-fraction-accepted": unchecked("A quota need not be an integer.", "quota-type"),
  "quota-minus-2-accepted": different("A quota of -2 is accepted.", { "quota-min": -2 }),
  "limit-0-accepted": different("A limit of 0 is accepted.", { "limit-min": 0 }),
  "limit-1001-accepted": different("A limit of 1001 is accepted.", { "limit-max": 1001 }),
  "offset-negative-accepted": different("A negative offset is accepted.", { "offset-min": -99 }),
  "sort-by-any-accepted": unchecked("A sort_by outside the options is accepted.", "sort-by"),
  "order-any-accepted": unchecked("An order outside the options is accepted.", "order"),
  "filter-accessible-any-accepted": unchecked("filter_accessible may be any text.", "filter-accessible"),
};

/** Answers that differ from the documents. */
const answers: Faults<State> = {
  "wrong-401-message": edit("The 401 has another code and message.", hasStatus(401), (body) => ({
    ...body,
    error_code: "APIGW.0999",
    error_msg: "Please log in.",
  })),
  "created-201": restatus("A workspace is created with 201.", isCreated, 201),
  "deleted-204": replace("A workspace is deleted with 204 and no body.", isDeleted, () => ({ status: 204 })),
  "missing-workspace-404": restatus("A missing workspace is answered with 404.", isMissing, 404),
  "missing-workspace-200": replace("A missing workspace is answered with success.", isMissing, () => ({
    status: 200,
    body: { workspace_id: known.workspaceId },
  })),
  "workspace-id-missing": edit("The answer to an update has no workspace_id.", isPut, (body) => without(body, "workspace_id")),
  "workspace-id-renamed": edit("workspace_id is called workspaceId.", isPut, (body) => renamed(body, "workspace_id", "workspaceId")),
  "workspace-id-number": edit("workspace_id is a number.", isPut, () => ({ workspace_id: 5105 })),
  "workspace-id-of-another": edit("The answer to an update names another workspace.", isPut, () => ({ workspace_id: "0" })),
  "error-code-missing": edit("Errors have no error_code.", isRefusal, (body) => without(body, "error_code")),
  "error-msg-renamed": edit("error_msg is called message.", isRefusal, (body) => renamed(body, "error_msg", "message")),
  "error-code-number": edit("error_code is a number.", isRefusal, (body) => ({ ...body, error_code: 104 })),
  "status-unknown": edit("A workspace has a status outside the options.", isOne, (body) => ({ ...body, status: "RUNNING" })),
  "create-time-text": edit("create_time is a text.", isOne, (body) => ({ ...body, create_time: String(body.create_time) })),
  "name-missing": edit("A workspace has no name.", isOne, (body) => without(body, "name")),
  "id-renamed": edit("id is called workspace_id.", isOne, (body) => renamed(body, "id", "workspace_id")),
  "total-count-text": edit("total_count is a text.", isList, (body) => ({ ...body, total_count: String(body.total_count) })),
  "workspaces-object": edit("workspaces is an object, not an array.", isList, (body) => ({ ...body, workspaces: { ...Object(body.workspaces) } })),
};

/** Promises that only show between two requests. */
const laws: Faults<State> = {
  "put-merges": unchecked("What an update leaves out keeps its old value.", "put-replaces"),
  "put-not-idempotent": afterwards("An update sent twice makes the description longer.", isPut, (state: State, before, call) => {
    const [now, then] = [find(state, call), find(before, call)];
    if (now && now.name === then?.name) now.description = `${String(now.description)}!`;
  }),
  "put-changes-others": afterwards("An update renames the other workspaces too.", isPut, (state: State, _, call) => {
    for (const one of state.workspaces.filter((one) => one !== find(state, call))) one.name = `${one.name}x`;
  }),
  "get-changes": afterwards("Reading a workspace changes its description.", isOne, (state: State) => {
    for (const one of state.workspaces) one.description = `${String(one.description)}.`;
  }),
  "created-not-found": forget("A created workspace is not found.", (call) => call.method === "POST"),
  "created-id-nowhere": edit("The id of a created workspace points nowhere.", isCreated, (body) => ({ ...body, id: "f".repeat(32) })),
  "created-name-differs": edit("A created workspace has another name than was sent.", isCreated, (body) => ({ ...body, name: "workspace-1" })),
  "name-twice-accepted": unchecked("A second workspace of the same name is created.", "name-taken"),
  "delete-does-not-delete": forget("A deleted workspace stays.", (call) => call.method === "DELETE"),
  "delete-never-ends": different("A deleted workspace is DELETING for ever.", { "deleting-ms": Number.POSITIVE_INFINITY }),
  "paging-repeats": different("A second page begins with the last item of the first.", { "offset-shift": -1 }),
  "paging-loses": different("A second page leaves out an item.", { "offset-shift": 1 }),
  "limit-ignored": unchecked("A page is longer than its limit.", "paging"),
  "limit-plus-1": different("A page has one item more than its limit.", { "limit-shift": 1 }),
  "total-count-wrong": edit("total_count is one too many.", isList, (body) => ({ ...body, total_count: Number(body.total_count) + 1 })),
  "total-count-of-page": edit("total_count counts the page only.", isList, (body) => ({ ...body, total_count: body.count })),
  "count-wrong": edit("count is one too few.", isList, (body) => ({ ...body, count: Number(body.count) - 1 })),
  "filter-name-ignored": unchecked("The filter `name` is ignored.", "filter-name"),
  "filter-project-ignored": unchecked("The filter `enterprise_project_id` is ignored.", "filter-project"),
  "sort-ignored": unchecked("A list is not sorted.", "sort"),
  "order-ignored": unchecked("A list is always in ascending order.", "order-direction"),
};

/** All faults of ModelArts alone. */
export const modelartsFaults: Faults<State> = { ...limits, ...answers, ...laws };

function find(state: State, call: Call): State["workspaces"][number] | undefined {
  return state.workspaces.find(({ id }) => id === call.segments?.[3]);
}

function hasField(body: unknown, field: string): body is Fields {
  return typeof body === "object" && body !== null && field in body;
}

function hasCode(body: unknown, code: string): boolean {
  return hasField(body, "error_code") && body.error_code === code;
}

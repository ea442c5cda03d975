/** What the Rocket.Chat stand-in can do wrong, beyond what every API can. */
import {
  afterwards,
  edit,
  type Fields,
  forget,
  hasStatus,
  isSuccess,
  renamed,
  replace,
  restatus,
  unchecked,
  type When,
  without,
} from "../fault-kinds.ts";
import { type Answer, isObject } from "../http.ts";
import type { Fault, Faults } from "../stand-in.ts";
import type { State } from "./state.ts";

const at = (end: string): When => (answer, call) =>
  isSuccess(answer, call) && call.url.split("?")[0]?.endsWith(end) === true;
const isUpdated = at("permissions.update");
const isListed = at("permissions.listAll");
const refusedAs = (type: string): When => ({ body }) => isObject(body) && body.errorType === type;
const isBadBody = refusedAs("error-invalid-body-params");
const isForbidden = refusedAs("error-edit-permissions-not-allowed");
const isUnknownPermission = refusedAs("error-invalid-permission");
const isUnknownRole = refusedAs("error-invalid-role");

const invalid = { success: false, error: "Invalid body params", errorType: "error-invalid-body-params" };

/** Limits of the input, and of the credentials. */
const limits: Faults<State> = {
  "user-id-not-checked": unchecked("Only the token is checked, not whose it is.", "user-id-wrong", "user-id-missing"),
  "token-not-checked": unchecked("Only the user id is checked, any token goes.", "token-wrong", "token-missing"),
  "user-id-missing-accepted": unchecked("X-User-Id may be left out.", "user-id-missing"),
  "token-missing-accepted": unchecked("X-Auth-Token may be left out.", "token-missing"),
  "permissions-required-ignored": unchecked("A body without permissions is accepted.", "permissions-required"),
  "permissions-not-array-accepted": unchecked("Permissions may be something other than an array.", "permissions-type"),
  "permission-not-object-accepted": unchecked("A permission may be something other than an object.", "item-type"),
  "id-number-accepted": unchecked("An _id may be a number.", "id-type", "permission-known"),
  "id-required-ignored": unchecked("A permission without _id is accepted.", "id-required", "permission-known"),
  "roles-required-ignored": unchecked("A permission without roles is accepted.", "roles-required"),
  "roles-text-accepted": unchecked("Roles may be a text, not an array.", "roles-type"),
  "role-number-accepted": unchecked("A role may be a number.", "role-type", "role-known"),
  "duplicate-roles-accepted": unchecked("The same role twice is accepted.", "roles-unique"),
  "unknown-fields-accepted": unchecked("Fields that no document names are accepted.", "body-additional", "item-additional"),
  "unknown-permission-accepted": unchecked("An unknown permission is accepted.", "permission-known"),
  "unknown-role-accepted": unchecked("An unknown role is accepted.", "role-known"),
  "content-type-ignored": unchecked("JSON declared as something else is accepted.", "content-type"),
  "updated-since-any-accepted": unchecked("updatedSince may be any text.", "updated-since"),
  "empty-roles-refused": refuseAs("An empty list of roles is refused.", /"roles":\s*\[\s*\]/),
  "empty-permissions-refused": refuseAs("An empty list of permissions is refused.", /"permissions":\s*\[\s*\]/),
  "wrong-password-accepted": unchecked("Any password is good enough.", "password"),
};

/** Answers that differ from the documents. */
const answers: Faults<State> = {
  "wrong-error-type": edit("A bad body has another errorType.", isBadBody, (body) => ({ ...body, errorType: "error-invalid-params" })),
  "wrong-error-text": edit("A bad body has another error text.", isBadBody, (body) => ({ ...body, error: "Match failed" })),
  "wrong-forbidden-error-type": edit("A missing permission has another errorType.", isForbidden, (body) => ({ ...body, errorType: "error-unauthorized" })),
  "wrong-forbidden-text": edit("A missing permission has another error text.", isForbidden, (body) => ({ ...body, error: "Not allowed" })),
  "forbidden-as-bad-body": edit("A missing permission is reported as a bad body.", isForbidden, () => invalid),
  "unprivileged-403": restatus("A missing permission is answered with 403.", isForbidden, 403),
  "wrong-unknown-permission-type": edit("An unknown permission is reported as a bad body.", isUnknownPermission, () => invalid),
  "wrong-unknown-role-type": edit("An unknown role is reported as an unknown permission.", isUnknownRole, (body) => ({ ...body, errorType: "error-invalid-permission" })),
  "wrong-401-message": edit("The 401 has another message.", hasStatus(401), (body) => ({ ...body, message: "You must be logged in." })),
  "wrong-401-status-field": edit("The field `status` of the 401 is another.", hasStatus(401), (body) => ({ ...body, status: "fail" })),
  "401-message-missing": edit("The 401 has no message.", hasStatus(401), (body) => without(body, "message")),
  "success-as-text": edit("success is the text \"true\".", hasSuccess, (body) => ({ ...body, success: String(body.success) })),
  "success-missing": edit("success is missing.", hasSuccess, (body) => without(body, "success")),
  "success-renamed": edit("success is called ok.", hasSuccess, (body) => renamed(body, "success", "ok")),
  "success-false": edit("success is false although all went well.", isUpdated, (body) => ({ ...body, success: false })),
  "refusal-with-200": restatus("A refusal has the status 200; only the body tells.", hasStatus(400), 200),
  "refusal-with-success-true": edit("A refusal says success: true.", hasStatus(400), (body) => ({ ...body, success: true })),
  "error-type-missing": edit("A refusal has no errorType.", hasStatus(400), (body) => without(body, "errorType")),
  "error-object": edit("error is an object.", hasStatus(400), (body) => ({ ...body, error: { text: body.error } })),
  "updated-204": replace("An update is answered with 204 and no body.", isUpdated, () => ({ status: 204 })),
  "permissions-missing": edit("The answer to an update has no permissions.", isUpdated, (body) => without(body, "permissions")),
  "permissions-renamed": edit("permissions is called update.", isUpdated, (body) => renamed(body, "permissions", "update")),
  "permissions-object": edit("permissions is an object, not an array.", isUpdated, (body) => ({ ...body, permissions: { ...Object(body.permissions) } })),
  "permission-id-renamed": eachPermission("_id is called id.", (one) => renamed(one, "_id", "id")),
  "permission-roles-text": eachPermission("roles is a text, not an array.", (one) => ({ ...one, roles: String(one.roles) })),
  "permission-roles-missing": eachPermission("A permission has no roles.", (one) => without(one, "roles")),
  "listed-without-update": edit("listAll has no `update`.", isListed, (body) => without(body, "update")),
};

/** Promises that only show between two requests. */
const laws: Faults<State> = {
  "update-merges": unchecked("Roles are added to the old ones instead of replacing them.", "replaces"),
  "update-answers-old": answersOld(),
  "update-changes-others": afterwards("An update takes all roles from the last permission.", isUpdated, (state: State) => {
    for (const one of state.permissions.slice(-1)) one.roles = [];
  }),
  "update-loses-roles": afterwards("Of several roles only the first is stored.", isUpdated, (state: State) => {
    for (const one of state.permissions) one.roles = one.roles.slice(0, 1);
  }),
  "update-not-idempotent": afterwards("An update sent twice takes the roles away again.", isUpdated, (state: State, before) => {
    for (const [index, one] of state.permissions.entries()) {
      const old = before.permissions[index];
      const isSame = String(old?.roles) === String(one.roles) && old?._updatedAt !== one._updatedAt;
      if (isSame && index > 0) one.roles = [];
    }
  }),
  "list-changes": afterwards("Listing takes every role from the last permission.", isListed, (state: State) => {
    for (const one of state.permissions.slice(-1)) one.roles = [];
  }),
  "list-loses-one": edit("listAll leaves out the last permission.", isListed, (body) => ({ ...body, update: listed(body).slice(0, -1) })),
  "list-repeats-one": edit("listAll has the first permission twice.", isListed, (body) => ({ ...body, update: [...listed(body).slice(0, 1), ...listed(body)] })),
  "filter-ignored": unchecked("updatedSince is ignored.", "filter"),
  "logout-ignored": forget("A token is still good after logout.", (call) => call.url.endsWith("/logout")),
  "login-token-useless": edit("The token of a login is good for nothing.", at("/login"), (body) => ({ ...body, data: { ...Object(body.data), authToken: "x".repeat(43) } })),
};

/** All faults of Rocket.Chat alone. */
export const rocketchatFaults: Faults<State> = { ...limits, ...answers, ...laws };

function refuseAs(says: string, which: RegExp): Fault<unknown> {
  return replace(
    says,
    (answer, call) => isUpdated(answer, call) && which.test(call.body.toString()),
    () => ({ status: 400, body: invalid }),
  );
}

function hasSuccess({ body }: Answer): boolean {
  return isObject(body) && "success" in body;
}

function listed(body: Fields): unknown[] {
  return Array.isArray(body.update) ? body.update : [];
}

function eachPermission(says: string, change: (one: Fields) => Fields): Fault<unknown> {
  return edit(says, isUpdated, (body) => {
    const permissions = Array.isArray(body.permissions) ? body.permissions.filter(isObject) : [];
    return { ...body, permissions: permissions.map(change) };
  });
}

function answersOld(): Fault<State> {
  return {
    says: "The answer to an update shows the roles before it.",
    around: (call, next, box) => {
      const { permissions } = structuredClone(box.state);
      const answer = next();
      return isUpdated(answer, call) ? { ...answer, body: { permissions, success: true } } : answer;
    },
  };
}

/** The operations of the Rocket.Chat stand-in, in the documented generation (4.x, early 5.x). */
import { type Check, firstBroken } from "../checks.ts";
import { type Answer, type Call, header, isObject, parseBody } from "../http.ts";
import type { Rules } from "../stand-in.ts";
import { digest, newToken, type Permission, roles, type State, type User } from "./state.ts";

/** What an operation is given; `user` is missing for a login only. */
export interface Context {
  readonly call: Call;
  readonly state: State;
  readonly rules: Rules;
  readonly user: User | undefined;
}

const noStore = { "Cache-Control": "no-store", Pragma: "no-cache" };

/** POST permissions.update */
export function updatePermissions({ call, state, rules, user }: Context): Answer {
  const needed = state.permissions.find(({ _id }) => _id === "access-permissions")?.roles ?? [];
  if (rules.on("permission") && !user?.roles.some((role) => needed.includes(role))) {
    return failure("Editing permissions is not allowed", "error-edit-permissions-not-allowed");
  }
  const body = readBody(call, rules);
  if (bodyProblem(body, rules)) return failure("Invalid body params", "error-invalid-body-params");
  const list = isObject(body) && Array.isArray(body.permissions) ? body.permissions : [];
  const sent = list.filter(isObject);
  const found = state.permissions.filter(({ _id }) => sent.some((one) => one._id === _id));
  if (found.length !== sent.length && rules.on("permission-known")) {
    return failure("Invalid permission", "error-invalid-permission");
  }
  const wanted = sent.flatMap((one) => (Array.isArray(one.roles) ? one.roles : []));
  if (!wanted.every((role) => roles.some(({ _id }) => _id === role)) && rules.on("role-known")) {
    return failure("Invalid role", "error-invalid-role");
  }
  for (const permission of found) write(permission, sent, rules);
  return success({ permissions: state.permissions.map((one) => ({ ...one })) });
}

function write(permission: Permission, sent: Record<string, unknown>[], rules: Rules): void {
  const given = sent.find(({ _id }) => _id === permission._id)?.roles;
  const replacing = Array.isArray(given) ? given : [];
  permission.roles = rules.on("replaces")
    ? replacing
    : [...new Set([...permission.roles, ...replacing])];
  permission._updatedAt = new Date().toISOString();
}

/** The first broken promise of the body of permissions.update. */
function bodyProblem(body: unknown, rules: Rules): string | undefined {
  if (!rules.on("body")) return undefined;
  if (!isObject(body)) return "body-type";
  const { permissions } = body;
  const checks: Check[] = [
    ["permissions-required", () => permissions !== undefined],
    ["permissions-type", () => permissions === undefined || Array.isArray(permissions)],
    ["body-additional", () => onlyHas(body, "permissions")],
  ];
  const items: unknown[] = Array.isArray(permissions) ? permissions : [];
  return firstBroken([...checks, ...items.flatMap(itemChecks)], rules);
}

function itemChecks(item: unknown): Check[] {
  if (!isObject(item)) return [["item-type", () => false]];
  const { _id, roles: given } = item;
  const list: unknown[] = Array.isArray(given) ? given : [];
  return [
    ["id-required", () => _id !== undefined],
    ["id-type", () => _id === undefined || typeof _id === "string"],
    ["roles-required", () => given !== undefined],
    ["roles-type", () => given === undefined || Array.isArray(given)],
    ["role-type", () => list.every((role) => typeof role === "string")],
    ["roles-unique", () => new Set(list).size === list.length],
    ["item-additional", () => onlyHas(item, "_id", "roles")],
  ];
}

function onlyHas(body: Record<string, unknown>, ...allowed: string[]): boolean {
  return Object.keys(body).every((key) => allowed.includes(key));
}

/** Malformed and foreign bodies count as an empty object, as the vendor's server takes them. */
function readBody(call: Call, rules: Rules): unknown {
  const parsed = parseBody(call, rules.on("content-type"));
  return parsed.kind === "json" ? parsed.value : {};
}

/** GET permissions.listAll */
export function listPermissions({ call, state, rules }: Context): Answer {
  const since = call.query.get("updatedSince") ?? "";
  if (since && Number.isNaN(Date.parse(since)) && rules.on("updated-since")) {
    const text = 'The "updatedSince" query parameter must be a valid date. [error-roomId-param-invalid]';
    return failure(text, "error-roomId-param-invalid");
  }
  const isNew = ({ _updatedAt }: Permission): boolean => Date.parse(_updatedAt) > Date.parse(since);
  const filtered = since !== "" && rules.on("filter");
  const update = filtered ? state.permissions.filter(isNew) : state.permissions;
  return success({ update: update.map((one) => ({ ...one })), remove: [] });
}

/** GET roles.list */
export function listRoles(): Answer {
  return success({ roles });
}

/** GET me */
export function me({ user }: Context): Answer {
  return success(user ? profile(user) : {});
}

/** POST login */
export function login({ call, state, rules }: Context): Answer {
  const form = /^application\/x-www-form-urlencoded/i.test(header(call, "content-type") ?? "");
  const body = form
    ? Object.fromEntries(new URLSearchParams(call.body.toString()))
    : readBody(call, rules);
  const user = isObject(body) ? authenticate(body, state, rules) : undefined;
  if (!user) {
    const message = "Unauthorized";
    return { status: 401, body: { success: false, error: message, status: "error", message } };
  }
  const authToken = newToken(state);
  user.tokens.push(authToken);
  return {
    status: 200,
    headers: noStore,
    body: { status: "success", data: { userId: user._id, authToken, me: profile(user) }, success: true },
  };
}

function authenticate(body: Record<string, unknown>, state: State, rules: Rules): User | undefined {
  if (typeof body.resume === "string") {
    return state.users.find(({ tokens }) => tokens.includes(body.resume as string));
  }
  const who = isObject(body.user) ? body.user : { username: body.user, ...body };
  const name = who.username ?? who.email ?? body.username ?? body.email;
  const user = state.users.find((one) => one.username === name || address(one) === name);
  if (!user || !rules.on("password")) return user;
  const password = isObject(body.password)
    ? body.password.digest
    : typeof body.password === "string" && digest(body.password);
  return password === digest(user.password) ? user : undefined;
}

/** POST or GET logout: the token that was used is good no more. */
export function logout({ call, user }: Context): Answer {
  const token = header(call, "X-Auth-Token");
  if (user) user.tokens = user.tokens.filter((one) => one !== token);
  const data = { message: "You've been logged out!" };
  return { status: 200, headers: noStore, body: { status: "success", data } };
}

/** 400 as the vendor's API words it. */
export function failure(error: string, errorType: string): Answer {
  return { status: 400, headers: noStore, body: { success: false, error, errorType } };
}

function success(body: Record<string, unknown>): Answer {
  return { status: 200, headers: noStore, body: { ...body, success: true } };
}

function profile(user: User): Record<string, unknown> {
  const { _id, username, name, roles: granted } = user;
  const emails = [{ address: address(user), verified: true }];
  return { _id, name, username, emails, status: "online", active: true, type: "user", roles: granted, utcOffset: 0 };
}

function address({ username }: User): string {
  return `${username}@example.com`;
}

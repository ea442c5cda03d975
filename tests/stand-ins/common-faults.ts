/** Faults that every HTTP API can have. */
import {
  edit,
  forget,
  hasStatus,
  isRefusal,
  isSuccess,
  isWrite,
  pretend,
  replace,
  restatus,
  secretly,
  unchecked,
} from "./fault-kinds.ts";
import { type Answer, bytesOf, type Call, header, parseBody } from "./http.ts";
import type { Fault, Faults } from "./stand-in.ts";

const page = "<!DOCTYPE html><html><body><h1>It works!</h1></body></html>";
const hasBody = (answer: Answer): boolean => bytesOf(answer).length > 0;
const isMalformed = (call: Call): boolean => {
  const parsed = parseBody(call);
  return parsed.kind === "bad" && parsed.why === "syntax";
};
const isBadBody = (answer: Answer, call: Call): boolean => answer.status === 400 && isWrite(call);

/** Status codes that no document names, or that say the wrong thing. */
const statuses: Faults<unknown> = {
  "bad-body-accepted": pretend("A bad body is answered with success.", hasStatus(400)),
  "malformed-json-accepted": pretend("Malformed JSON is answered with success.", (_, call) =>
    isMalformed(call),
  ),
  "malformed-json-500": restatus(
    "Malformed JSON is answered with 500.",
    (answer, call) => isMalformed(call) && answer.status === 400,
    500,
  ),
  "bad-body-500": restatus(
    "A well-formed body with a wrong value is answered with 500.",
    (answer, call) => isBadBody(answer, call) && !isMalformed(call),
    500,
  ),
  "bad-body-422": restatus("A bad body is answered with 422, which is documented nowhere.", isBadBody, 422),
  "undeclared-202": restatus("Success is answered with 202, which is documented nowhere.", isSuccess, 202),
  "status-403-for-401": restatus("Missing or wrong credentials are answered with 403.", hasStatus(401), 403),
  "redirect-for-401": replace("Missing or wrong credentials lead to a login page.", hasStatus(401), () => ({
    status: 302,
    headers: { Location: "/login" },
  })),
  flaky: flaky(),
};

/** Who may do what. */
const security: Faults<unknown> = {
  "no-credentials-accepted": unchecked("A request without credentials is served.", "credentials-missing"),
  "wrong-credentials-accepted": unchecked("Any credentials are good enough.", "credentials-wrong"),
  "unprivileged-accepted": unchecked("A user without the permission is served.", "permission"),
  "forbidden-write-stored": secretly(
    "A write refused for lack of credentials or permission is carried out.",
    "credentials-missing",
    "credentials-wrong",
    "permission",
  ),
  "credentials-echoed": edit("Every JSON answer repeats the caller's credentials.", hasBody, (body, call) => ({
    ...body,
    debug: ["apikey", "authorization", "x-auth-token", "x-user-id"].map((name) => header(call, name) ?? ""),
  })),
};

/** Bodies that are not what their headers or documents say. */
const bodies: Faults<unknown> = {
  "html-instead-of-json": replace("Every body is an HTML page.", hasBody, ({ status }) => ({
    status,
    headers: { "Content-Type": "text/html; charset=utf-8" },
    bytes: Buffer.from(page),
  })),
  "html-with-json-type": replace("Every body is an HTML page that claims to be JSON.", hasBody, (answer) => ({
    ...answer,
    bytes: Buffer.from(page),
  })),
  "content-type-missing": replace("No answer has a Content-Type.", hasBody, (answer) => ({
    status: answer.status,
    bytes: bytesOf(answer),
  })),
  "content-type-text": typed("JSON is sent as text/plain.", "text/plain"),
  "charset-lie": typed("UTF-8 bytes are declared as UTF-16.", "application/json; charset=utf-16le"),
  "bytes-not-utf8": replace("Bodies contain a byte that is not UTF-8.", hasBody, (answer) => ({
    ...answer,
    bytes: Buffer.from(bytesOf(answer).toString().replace(/"(?=[,\]}])/, 'é"'), "latin1"),
  })),
  "content-length-short": counted("Content-Length is one byte less than the body.", -1),
  "content-length-long": counted("Content-Length is ten bytes more than the body.", 10),
  "json-truncated": replace("The last character of every body is missing.", hasBody, (answer) => ({
    ...answer,
    bytes: bytesOf(answer).subarray(0, -1),
  })),
  "error-without-body": replace("Errors have no body.", isRefusal, ({ status }) => ({ status })),
  "stack-trace": edit("Errors carry a stack trace.", isRefusal, (body) => ({
    ...body,
    stack: "TypeError: cannot read properties of undefined\n    at update (/srv/app/server.js:42:13)",
  })),
  "extra-field": edit("Every JSON answer has a field that no document names.", hasBody, (body) => ({
    ...body,
    debugInfo: { node: "worker-7" },
  })),
};

/** Memory and connection. */
const rest: Faults<unknown> = {
  "refused-write-stored": secretly("A write refused for its body is carried out all the same.", "body"),
  "write-not-stored": forget("What a PUT or an update has written is not there afterwards.", isUpdate),
  "no-answer": { says: "The server takes the request and never answers.", around: () => ({ status: 0, wire: "hang" }) },
  "connection-cut": replace("The connection is cut half-way through the answer.", () => true, (answer) => ({
    ...answer,
    wire: "cut",
  })),
};

/** The faults that need no knowledge of the API. */
export const commonFaults: Faults<unknown> = { ...statuses, ...security, ...bodies, ...rest };

function isUpdate(call: Call): boolean {
  return call.method === "PUT" || call.url.endsWith(".update");
}

function typed(says: string, contentType: string): Fault<unknown> {
  return replace(says, hasBody, (answer) => ({
    ...answer,
    headers: { ...answer.headers, "Content-Type": contentType },
  }));
}

function counted(says: string, difference: number): Fault<unknown> {
  return replace(says, hasBody, (answer) => ({
    ...answer,
    headers: { ...answer.headers, "Content-Length": String(bytesOf(answer).length + difference) },
    wire: "raw",
  }));
}

/** Each distinct request fails once; asked again, it is answered as it should be. */
function flaky(): Fault<unknown> {
  const seen = new WeakMap<object, Set<string>>();
  return {
    says: "The first request of each kind is answered with 503, the same again is served.",
    around: (call, next, box) => {
      const known = seen.get(box) ?? new Set<string>();
      seen.set(box, known);
      const key = `${call.method} ${call.url} ${call.body.toString()} ${JSON.stringify(call.headers)}`;
      if (known.has(key)) return next();
      known.add(key);
      return { status: 503 };
    },
  };
}

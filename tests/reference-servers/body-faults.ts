/** Faults in the bytes and headers of a body, whatever the API. */
import { edit, isRefusal, replace } from './fault-kinds.ts';
import { type Answer, bytesOf } from './http.ts';
import type { Fault, Faults } from './stand-in.ts';

const page = '<!DOCTYPE html><html><body><h1>It works!</h1></body></html>';
const hasBody = (answer: Answer): boolean => bytesOf(answer).length > 0;

/** Bodies that are not what their headers or documents say. */
export const bodyFaults: Faults<unknown> = {
  'html-instead-of-json': replace('Every body is an HTML page.', hasBody, ({ status }) => ({
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
    bytes: Buffer.from(page),
  })),
  'html-with-json-type': replace('Every body is an HTML page that claims to be JSON.', hasBody, (answer) => ({
    ...answer,
    bytes: Buffer.from(page),
  })),
  'content-type-missing': replace('No answer has a Content-Type.', hasBody, (answer) => ({
    status: answer.status,
    bytes: bytesOf(answer),
  })),
  'content-type-text': typed('JSON is sent as text/plain.', 'text/plain'),
  'charset-lie': typed('UTF-8 bytes are declared as UTF-16.', 'application/json; charset=utf-16le'),
  'bytes-not-utf8': replace('Bodies contain a byte that is not UTF-8.', hasBody, (answer) => ({
    ...answer,
    bytes: Buffer.from(
      bytesOf(answer)
        .toString()
        .replace(/"(?=[,\]}])/, 'é"'),
      'latin1',
    ),
  })),
  'content-length-short': counted('Content-Length is one byte less than the body.', -1),
  'content-length-long': counted('Content-Length is ten bytes more than the body.', 10),
  'json-truncated': replace('The last character of every body is missing.', hasBody, (answer) => ({
    ...answer,
    bytes: bytesOf(answer).subarray(0, -1),
  })),
  'error-without-body': replace('Errors have no body.', isRefusal, ({ status }) => ({ status })),
  'stack-trace': edit('Errors carry a stack trace.', isRefusal, (body) => ({
    ...body,
    stack: 'TypeError: cannot read properties of undefined\n    at update (/srv/app/server.js:42:13)',
  })),
  'extra-field': edit('Every JSON answer has a field that no document names.', hasBody, (body) => ({
    ...body,
    debugInfo: { node: 'worker-7' },
  })),
};

function typed(says: string, contentType: string): Fault<unknown> {
  return replace(says, hasBody, (answer) => ({
    ...answer,
    headers: { ...answer.headers, 'Content-Type': contentType },
  }));
}

function counted(says: string, difference: number): Fault<unknown> {
  return replace(says, hasBody, (answer) => ({
    ...answer,
    headers: { ...answer.headers, 'Content-Length': String(bytesOf(answer).length + difference) },
    wire: 'raw',
  }));
}

/** Compiled by `tsc`, never run: what the compiler lets a test say of an operation, and what it does not. */
import { rocketchat } from '../../generated/rocketchat/mock.js';
import { createMock, handlers } from '../../src/entries/msw.ts';

const mock = createMock(rocketchat);
handlers(mock);
handlers(rocketchat, { baseUrl: '/api' });

mock.operation('permissions.update').reply(200);
mock.operation('permissions.update').reply(400, 'unknown-permission');
mock.operation('permissions.update').replyOnce(401, 'authorization-error');

// @ts-expect-error: no such operation
mock.operation('permissions.updates');
// @ts-expect-error: the status is not documented
mock.operation('permissions.update').reply(418);
// @ts-expect-error: the example stands under another status
mock.operation('permissions.update').reply(200, 'authorization-error');
// @ts-expect-error: no such example
mock.operation('permissions.update').reply(400, 'no-such-example');

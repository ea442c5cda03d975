import { expect, test } from 'vitest';
import { operationOf } from '../../tests/spec-of.ts';
import { endsSession } from '../spec/session-end.ts';

const [spec, operation] = operationOf({ responses: { 200: {} } });

test.each(['session.logout', 'signOut', 'revokeToken', 'users.sign_out', 'logOff'])(
  '%s ends a session',
  (id) => expect(endsSession(spec, { ...operation, id })).toBe(true),
);

test.each(['session.login', 'listTokens', 'catalog', 'notes.delete'])('%s does not', (id) =>
  expect(endsSession(spec, { ...operation, id })).toBe(false),
);

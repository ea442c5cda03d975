import { expect } from 'vitest';
import { contractMatchers } from '../../src/matchers/matcher.ts';
import { contractMiddleware } from '../../src/matchers/middleware.ts';

// Checked by the compiler only: what the matcher and the middleware take.
expect.extend(await contractMatchers('palette', { api: 'rocketchat', variant: '8.x' }));

await expect(new Response()).toMatchContract('permissions.update');
await expect(fetch('http://localhost')).toMatchContract('permissions.update', { strict: true });
await expect({ response: new Response(), data: {} }).toMatchContract('POST /api/v1/permissions.update');
await expect({ status: 204, headers: {} }).not.toMatchContract('permissions.update', { api: 'rocketchat' });

// @ts-expect-error a number is no response
expect(204).toMatchContract('permissions.update');

// @ts-expect-error a response without headers
expect({ status: 204 }).toMatchContract('permissions.update');

// @ts-expect-error which operation?
expect(new Response()).toMatchContract();

// @ts-expect-error no such option
expect(new Response()).toMatchContract('permissions.update', { loose: true });

// @ts-expect-error an API has a name
await contractMatchers({ variant: '8.x' });

// @ts-expect-error no such option
await contractMiddleware('palette', { onError: () => undefined });

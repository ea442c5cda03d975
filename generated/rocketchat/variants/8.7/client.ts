/** Generated from specs/rocketchat/openapi.yaml as 8.7 by "npm run generate". Do not edit: change the spec. */

import createClient, { type Client, type ClientOptions } from 'openapi-fetch';
import type { paths } from './types.js';

/** What a caller shows to say who they are. */
export type Credentials = { userId: string; authToken: string };

export interface Options extends Omit<ClientOptions, 'baseUrl' | 'credentials'> {
  /** Where the API is, without a trailing slash. */
  baseUrl: string;
  credentials: Credentials;
}

/** A typed client of rocketchat: `client.GET(path, …)` gives `{ data, error, response }`. */
export function createRocketchatClient({ baseUrl, credentials, ...options }: Options): Client<paths> {
  const client = createClient<paths>({ ...options, baseUrl });
  const given = credentials as Record<string, string | undefined>;
  client.use({
    onRequest({ request }) {
      if (given["userId"] !== undefined) request.headers.set("X-User-Id", given["userId"]);
      if (given["authToken"] !== undefined) request.headers.set("X-Auth-Token", given["authToken"]);
      return request;
    },
  });
  return client;
}

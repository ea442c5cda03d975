/** Generated from specs/palette/openapi.yaml as 4.10 by "npm run generate". Do not edit: change the spec. */

import createClient, { type Client, type ClientOptions } from 'openapi-fetch';
import type { paths } from './types.js';

/** What a caller shows to say who they are. */
export type Credentials = { apiKey: string } | { authorization: string };

export interface Options extends Omit<ClientOptions, 'baseUrl' | 'credentials'> {
  /** Where the API is, without a trailing slash. */
  baseUrl: string;
  credentials: Credentials;
}

/** A typed client of palette: `client.GET(path, …)` gives `{ data, error, response }`. */
export function createPaletteClient({ baseUrl, credentials, ...options }: Options): Client<paths> {
  const client = createClient<paths>({ ...options, baseUrl });
  const given = credentials as Record<string, string | undefined>;
  client.use({
    onRequest({ request }) {
      if (given["apiKey"] !== undefined) request.headers.set("ApiKey", given["apiKey"]);
      if (given["authorization"] !== undefined) request.headers.set("Authorization", given["authorization"]);
      return request;
    },
  });
  return client;
}

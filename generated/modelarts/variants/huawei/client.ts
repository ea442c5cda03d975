/** Generated from specs/modelarts/openapi.yaml as huawei by "npm run generate". Do not edit: change the spec. */

import createClient, { type Client, type ClientOptions } from 'openapi-fetch';
import type { paths } from './types.js';

/** What a caller shows to say who they are. */
export type Credentials = { authToken: string } | { signature: string; signatureDate: string };

export interface Options extends Omit<ClientOptions, 'baseUrl' | 'credentials'> {
  /** Where the API is, without a trailing slash. */
  baseUrl: string;
  credentials: Credentials;
}

/** A typed client of modelarts: `client.GET(path, …)` gives `{ data, error, response }`. */
export function createModelartsClient({ baseUrl, credentials, ...options }: Options): Client<paths> {
  const client = createClient<paths>({ ...options, baseUrl });
  const given = credentials as Record<string, string | undefined>;
  client.use({
    onRequest({ request }) {
      if (given["authToken"] !== undefined) request.headers.set("X-Auth-Token", given["authToken"]);
      if (given["signature"] !== undefined) request.headers.set("Authorization", given["signature"]);
      if (given["signatureDate"] !== undefined) request.headers.set("X-Sdk-Date", given["signatureDate"]);
      return request;
    },
  });
  return client;
}

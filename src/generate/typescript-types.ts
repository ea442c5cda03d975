/** What writes TypeScript, and the compiler that it uses: one file, because the published package has both bundled. */
export { astToString, default as openapiTS } from 'openapi-typescript';
export { factory } from 'typescript';

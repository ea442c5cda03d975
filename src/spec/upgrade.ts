/** What raises old documents to a newer OpenAPI: one file, because the published package has it bundled without its types. */
export { upgrade } from '@scalar/openapi-upgrader';

/**
 * Swagger Parser, which is CommonJS and requires ES modules: the published package has it bundled, because Yarn's
 * Plug'n'Play and Jest do not load such a package on every Node.
 */
export { default as SwaggerParser } from '@apidevtools/swagger-parser';

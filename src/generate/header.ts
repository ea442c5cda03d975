import { asStarted } from '../shared/program.ts';

/** The head of a generated TypeScript file. */
export function header(source: string): string {
  return asStarted(
    `/** Generated from ${source} by "npm run generate". Do not edit: change the spec. */\n\n`,
  );
}

const readmeText = `# Generated

Everything here is written by \`npm run generate\` from the specs that the files name. Do not edit: change the spec
and generate again.
\`npm run generate -- --check\` says what is missing, changed or orphaned.

Per API, and per variant below \`variants/\`:

- \`openapi.json\`: the spec in one file, without external references
- \`types.ts\`: its types
- \`client.ts\`: a typed client that sets the right headers
- \`mock.ts\`: what a mock needs without a server
`;

/** The note in the folder itself. */
export const readme = (): string => asStarted(readmeText);

import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { planOutput, writeOutput } from '../../generate/output.ts';
import { InputError, messageOf } from '../../shared/input-error.ts';
import { apiOfDocument, chooseApi, specsFolder } from '../../spec/apis.ts';
import { localDocuments } from '../../spec/fetch-document.ts';
import { loadSpec, type Spec } from '../../spec/spec.ts';
import { targetDraft } from '../../target/draft.ts';
import { say } from '../print.ts';

const help = `npm run add -- NAME FILE|URL

Brings a document in as specs/NAME/: the document as it is (Swagger 2.0 and OpenAPI 3.0 are raised when they are read),
the files below its folder that it refers to, and a target.yaml to be completed; then generates types and client.

  --force   replaces specs/NAME/ that is there
  --help    this text`;

/** `add`: a document becomes a new API. */
export async function add(args: string[]): Promise<number> {
  const { values, positionals } = parse(args);
  const [name, source, ...more] = positionals;
  if (values.help) {
    say(help);
    return 0;
  }
  if (name === undefined || source === undefined || more.length > 0)
    throw new InputError('add wants a name and a document: add NAME FILE|URL.');
  if (!/^[a-z][a-z0-9-]*$/.test(name))
    throw new InputError(`"${name}" is no name for an API. Write small letters, digits and "-".`);
  const folder = path.join(specsFolder, name);
  if (existsSync(folder) && !values.force)
    throw new InputError(`${folder} is there already. Choose another name, or replace it with --force.`);
  const [file = source] = await localDocuments([source]);
  const spec = await loadSpec(apiOfDocument(file));
  copyDocument(spec, folder);
  const added = await loadSpec(chooseApi(name, specsFolder));
  const target = path.join(folder, 'target.yaml');
  const { text, open } = targetDraft(added);
  if (!existsSync(target)) writeFileSync(target, text);
  writeOutput(await planOutput(specsFolder));
  say(
    `${folder}: ${added.operations.length} operations. ${target} names its credentials and values; generated/${name}/ has its types and client.`,
  );
  for (const line of open) say(`to decide: ${line}`);
  say(`Next: npm run mock -- ${name}, or npm run contract -- --api ${name} --target URL`);
  return 0;
}

/** The document under a usual name, and what it refers to where that stands beside or below it. */
function copyDocument({ api, files }: Spec, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const file of files) {
    const inside = path.relative(api.folder, file);
    const end = path.extname(file).toLowerCase() || '.yaml';
    const to = path.join(folder, file === path.resolve(api.spec) ? `openapi${end}` : inside);
    mkdirSync(path.dirname(to), { recursive: true });
    copyFileSync(file, to);
  }
}

function parse(args: string[]) {
  try {
    const options = { force: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
    return parseArgs({ args, options, allowPositionals: true });
  } catch (thrown) {
    throw new InputError(`${messageOf(thrown).split('. ')[0]}. See npm run add -- --help.`);
  }
}

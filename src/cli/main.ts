import { InputError } from '../shared/input-error.ts';
import { suggest } from '../shared/nearest.ts';
import { product } from '../shared/package-root.ts';
import { setProgram } from '../shared/program.ts';
import { setSpecsFolder } from '../spec/apis.ts';
import { completion } from './completion.ts';
import { readSettings } from './config.ts';
import { configuredArgs, configuredTargets } from './configured.ts';
import { type Command, main } from './exit.ts';
import { say } from './print.ts';
import { readingHelp } from './reading-flags.ts';

/** One command of the program: what it is for, and where it is. It is loaded when it is asked for. */
interface Entry {
  readonly says: string;
  readonly load: () => Promise<Command>;
}

const commands: Readonly<Record<string, Entry>> = {
  mock: {
    says: 'mocks that remember: mock [API|FILE|URL…]',
    load: async () => (await import('./mock/command.ts')).mock,
  },
  contract: {
    says: 'the contract suites: contract [FILE] --target URL',
    load: async () => (await import('./contract/command.ts')).contract,
  },
  drift: {
    says: 'what has moved: drift base|upstream|live|traffic …',
    load: async () => (await import('./drift/command.ts')).drift,
  },
  generate: {
    says: 'types, clients, bundles: generate [--check]',
    load: async () => (await import('./generate/command.ts')).generate,
  },
  add: {
    says: 'brings a document in: add NAME FILE|URL',
    load: async () => (await import('./add/command.ts')).add,
  },
  lint: {
    says: 'what documents should have: lint [API…]',
    load: async () => (await import('./lint/command.ts')).lint,
  },
  report: {
    says: 'joins reports: report merge FILE…',
    load: async () => (await import('./report/command.ts')).report,
  },
};

function help(): string {
  const rows = Object.entries(commands).map(([name, { says }]) => `  ${name.padEnd(10)} ${says}`);
  return [
    `${product.name} ${product.version}: contracts in OpenAPI, and everything else from them`,
    '',
    ...rows,
    '',
    'Options of all that read a document:',
    readingHelp,
    '',
    'Each has --help. Without a specs/ folder of your own the bundled APIs are used; a document may be named by its path or',
    'address instead. Exit codes: 0 clean, 1 findings, 2 could not run or bad input.',
  ].join('\n');
}

async function run([name, ...args]: string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    say(help());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-v') {
    say(product.version);
    return 0;
  }
  if (name === 'completion') return completion(args, Object.keys(commands), say);
  const entry = commands[name];
  if (entry === undefined)
    throw new InputError(`"${name}" is no command${suggest(name, Object.keys(commands))}`);
  const settings = await readSettings();
  if (settings.specs !== undefined) setSpecsFolder(settings.specs);
  Object.assign(process.env, configuredTargets(settings, process.env));
  return (await entry.load())(configuredArgs(name, args, settings));
}

/** The program: `npx workspace-contracts COMMAND …`. */
export async function program(args: readonly string[]): Promise<void> {
  setProgram('npx workspace-contracts');
  await main(run, args);
}

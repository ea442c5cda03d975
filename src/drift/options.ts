import { parseArgs } from 'node:util';
import { InputError, messageOf } from '../shared/input-error.ts';
import { isDocument } from '../spec/apis.ts';
import { formats } from './report/formats.ts';

/** What the help of the command says. */
export const driftHelp = `npm run drift -- base [--ref REF]
npm run drift -- upstream [--api NAME [--variant NAME] [--document FILE|URL]…]
npm run drift -- traffic --har FILE [--har …] [--to URL] [--api NAME [--variant NAME]]
npm run drift -- traffic --listen PORT --to URL [--api NAME [--variant NAME]] [--save FILE]
npm run drift -- live --api NAME [--target URL]

base      what the work tree does to the contract as it is where it left REF (default origin/main)
upstream  where the published document (OpenAPI, Swagger 2.0, reStructuredText, Markdown, HTML) says something else than the spec;
          default the documents that specs/NAME/upstream.yaml lists
traffic   whether recorded or passing traffic keeps the contract, and what of it was seen
live      whether the server keeps the contract, asked in read-only form, and which variant it is

  --api NAME                                       one API, or a document by its path; a document may stand without --api
  --variant NAME                                   that variant of the API in place of the spec
  --format text|json|markdown|github|sarif|junit   form of the answer, default text
  --report FORMAT=FILE                             writes it in another form too; may be repeated
  --specs FOLDER                                   where the APIs stand, default specs; base also takes one document, and
                                                   a pattern: 'api/**/openapi.{yaml,yml,json}'
  --strict                                         warnings fail as well
  --strict-spec                                    what is wrong in a document is an error
  --allow-refs DIR                                 a document may refer to files below DIR too
  -h, --help

Exit code: 0 clean, 1 findings, 2 could not run or bad input.`;

const options = {
  ref: { type: 'string' },
  api: { type: 'string' },
  document: { type: 'string', multiple: true },
  har: { type: 'string', multiple: true },
  listen: { type: 'string' },
  to: { type: 'string' },
  save: { type: 'string' },
  target: { type: 'string' },
  variant: { type: 'string' },
  format: { type: 'string' },
  report: { type: 'string', multiple: true },
  specs: { type: 'string' },
  strict: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Flag = keyof typeof options;

const common: readonly Flag[] = ['format', 'report', 'specs', 'strict', 'help'];
const allowed: Readonly<Record<string, readonly Flag[]>> = {
  base: ['ref'],
  upstream: ['api', 'document', 'variant'],
  traffic: ['har', 'listen', 'to', 'save', 'api', 'variant'],
  live: ['api', 'target'],
};

/** The command line, read and checked. */
export interface DriftOptions {
  readonly check: string;
  readonly help: boolean;
  readonly format: string;
  /** Further forms, each with its file. */
  readonly reports: readonly { readonly format: string; readonly file: string }[];
  readonly specs: string | undefined;
  readonly strict: boolean;
  readonly ref: string;
  readonly api: string | undefined;
  /** The variant to hold against, or that the documents speak for; needs `api`. */
  readonly variant: string | undefined;
  readonly documents: readonly string[];
  readonly hars: readonly string[];
  readonly listen: string | undefined;
  readonly to: string | undefined;
  readonly save: string | undefined;
  readonly target: string | undefined;
}

/** Reads the arguments. An InputError for an unknown check, flag or format, or one that does not belong together. */
export function parseDriftOptions(args: readonly string[]): DriftOptions {
  const { values, positionals } = parse(args);
  const [check, ...words] = positionals;
  const help = values.help === true;
  const more = withDocument(check, words, values);
  if (!help) requireCheck(check, more, Object.keys(values) as Flag[]);
  if (!help && values.variant !== undefined && values.api === undefined)
    throw new InputError('Of which API is the variant? Name it with --api.');
  const format = values.format ?? 'text';
  requireFormat(format);
  return {
    check: check ?? '',
    help,
    format,
    reports: (values.report ?? []).map(readReport),
    specs: values.specs,
    strict: values.strict === true,
    ref: values.ref ?? 'origin/main',
    api: values.api,
    variant: values.variant,
    documents: values.document ?? [],
    hars: values.har ?? [],
    listen: values.listen,
    to: values.to,
    save: values.save,
    target: values.target,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (thrown) {
    throw new InputError(`${messageOf(thrown).split('. ')[0]}. See npm run drift -- --help.`);
  }
}

function requireCheck(check: string | undefined, more: readonly string[], flags: readonly Flag[]): void {
  const checks = Object.keys(allowed).join(', ');
  const own = check === undefined ? undefined : allowed[check];
  if (check === undefined) throw new InputError(`Which check? Name one of: ${checks}.`);
  if (own === undefined) throw new InputError(`Unknown check "${check}". There are: ${checks}.`);
  if (more[0] !== undefined)
    throw new InputError(`"${more[0]}" is one word too many after ${check}. See npm run drift -- --help.`);
  const foreign = flags.find((flag) => !own.includes(flag) && !common.includes(flag));
  if (foreign !== undefined)
    throw new InputError(`--${foreign} does not belong to ${check}. See npm run drift -- --help.`);
}

/** A lone document may stand where `contract` and `mock` take it: it is what --api or, for base, --specs names. The rest. */
function withDocument(
  check: string | undefined,
  [document, ...rest]: readonly string[],
  values: { api?: string; specs?: string },
): readonly string[] {
  const flag = check === 'base' ? 'specs' : 'api';
  if (document === undefined || !isDocument(document) || values[flag] !== undefined)
    return document === undefined ? [] : [document, ...rest];
  values[flag] = document;
  return rest;
}

function requireFormat(format: string): void {
  if (!Object.hasOwn(formats, format)) {
    throw new InputError(`Unknown format "${format}". There are: ${Object.keys(formats).join(', ')}.`);
  }
}

function readReport(text: string): { format: string; file: string } {
  const [format = '', ...rest] = text.split('=');
  const file = rest.join('=');
  if (file === '')
    throw new InputError(
      `--report ${text} names no file. Write FORMAT=FILE, as in --report sarif=drift.sarif.`,
    );
  requireFormat(format);
  return { format, file };
}

/** One change of a file of the garden: `from` becomes `to`; the whole file where there is no `from`. */
export interface Edit {
  readonly file: string;
  readonly from?: string;
  readonly to: string;
}

/** What somebody broke, and the one sentence that says so. */
export interface Case {
  readonly title: string;
  readonly edits: readonly Edit[];
  readonly want: string;
}

const spec = 'openapi.yaml';
const paths = 'paths/beds.yaml';
const schemas = 'schemas/beds.yaml';
const overlay = 'variants/2.x.overlay.yaml';

/** A row: title, file, what stood there, what stands there now, the message. */
type Row = readonly [title: string, file: string, from: string, to: string, want: string];

const schemaRows: readonly Row[] = [
  [
    'a misspelt type',
    schemas,
    'type: string',
    'type: strin',
    'schemas/beds.yaml:6 "type" says "strin"; did you mean "string"?',
  ],
  [
    'a misspelt type in a list',
    schemas,
    '"null"]',
    'nul]',
    'schemas/beds.yaml:9 "type" says "nul"; did you mean "null"?',
  ],
  [
    'a type that is none',
    schemas,
    'type: string',
    'type: word',
    'schemas/beds.yaml:6 "type" says "word". There are: string, number, integer, boolean, object, array, null.',
  ],
  [
    'a misspelt type of a parameter',
    paths,
    'type: string',
    'type: strin',
    'paths/beds.yaml:8 "type" says "strin"; did you mean "string"?',
  ],
  [
    'a misspelt type of a header',
    paths,
    'type: integer',
    'type: int',
    'paths/beds.yaml:15 "type" says "int". There are: string, number, integer, boolean, object, array, null.',
  ],
  [
    'a misspelt keyword',
    schemas,
    'minLength',
    'minLenght',
    'schemas/beds.yaml:7 "minLenght" is no keyword of JSON Schema; did you mean "minLength"?',
  ],
  [
    'a number in quotes',
    schemas,
    'minLength: 1',
    'minLength: "1"',
    'schemas/beds.yaml:7 "minLength" has to be a whole number.',
  ],
  ['a word for a list', schemas, '[name]', 'name', 'schemas/beds.yaml:3 "required" has to be a list.'],
  [
    'a list for a map',
    schemas,
    'properties:\n    name:\n      type: string\n      minLength: 1\n    plants:\n      type: [integer, "null"]',
    'properties: [name]',
    'schemas/beds.yaml:4 "properties" has to be a map.',
  ],
  [
    'a broken pattern',
    schemas,
    'minLength: 1',
    'pattern: "[a"',
    'schemas/beds.yaml:7 is not a valid schema: Invalid regular expression: /[a/: Unterminated character class. Correct it.',
  ],
  [
    'a type for a schema',
    schemas,
    'plants:\n      type: [integer, "null"]',
    'plants: integer',
    'schemas/beds.yaml:8 says "integer" where a schema has to stand. Write "type: integer" below it.',
  ],
  [
    'no schema for a schema',
    schemas,
    '      type: [integer, "null"]\n',
    '',
    'schemas/beds.yaml:8 says null where a schema has to stand. Write a map of keywords.',
  ],
];

const twoRows: readonly Row[] = [
  [
    'two of one schema, the first one',
    schemas,
    'minLength: 1',
    'minLenght: 1\n      pattern: "[a"',
    'schemas/beds.yaml:7 "minLenght" is no keyword of JSON Schema; did you mean "minLength"?',
  ],
  [
    'keywords that do not go together',
    schemas,
    'minLength: 1',
    'then: { minLength: 1 }\n      else: { minLength: 2 }',
    'schemas/beds.yaml:7 is not a valid schema: "then" without "if" is ignored. Correct it.',
  ],
];

const referenceRows: readonly Row[] = [
  [
    'a misspelt pointer into a file',
    spec,
    'beds.yaml#/beds',
    'beds.yaml#/bedz',
    'openapi.yaml:9 refers to ./paths/beds.yaml#/bedz, but there is no "bedz"; did you mean "beds"?',
  ],
  [
    'a misspelt pointer within a file',
    schemas,
    '"#/Bed"',
    '"#/Bde"',
    'schemas/beds.yaml:14 refers to #/Bde, but there is no "Bde"; did you mean "Bed"?',
  ],
  [
    'a pointer like nothing',
    schemas,
    '"#/Bed"',
    '"#/Hedge"',
    'schemas/beds.yaml:14 refers to #/Hedge, but there is no "Hedge". There are: Bed, BedList.',
  ],
  [
    'a pointer whose middle is misspelt',
    paths,
    'components/responses',
    'components/response',
    'paths/beds.yaml:42 refers to ../openapi.yaml#/components/response/NoBed, but there is no "response"; did you mean "responses"?',
  ],
  [
    'a pointer without slash',
    schemas,
    '"#/Bed"',
    '"#Bed"',
    'schemas/beds.yaml:14 refers to #Bed, which is no pointer; did you mean "#/Bed"?',
  ],
  [
    'a misspelt folder',
    paths,
    '../schemas/beds.yaml#/Bed"',
    '../schemaz/beds.yaml#/Bed"',
    'paths/beds.yaml:37 refers to ../schemaz/beds.yaml, which is not there; did you mean "../schemas/beds.yaml"?',
  ],
  [
    'a misspelt file',
    paths,
    '../schemas/beds.yaml#/Bed"',
    '../schemas/bed.yaml#/Bed"',
    'paths/beds.yaml:37 refers to ../schemas/bed.yaml, which is not there; did you mean "../schemas/beds.yaml"?',
  ],
  [
    'a file that is not there',
    paths,
    '../schemas/beds.yaml#/Bed"',
    '../schemas/hedges.yaml#/Bed"',
    'paths/beds.yaml:37 refers to ../schemas/hedges.yaml, which is not there. Correct the $ref.',
  ],
  [
    'a file outside that is not there',
    paths,
    '../schemas/beds.yaml#/Bed"',
    '../../../nowhere/beds.yaml#/Bed"',
    'paths/beds.yaml:37 refers to ../../../nowhere/beds.yaml, which is not there. Correct the $ref.',
  ],
  [
    'a folder',
    paths,
    '../schemas/beds.yaml#/Bed"',
    '../schemas"',
    'paths/beds.yaml:37 refers to ../schemas, which is a folder. Name a file in it.',
  ],
  [
    'a URL',
    paths,
    '../schemas/beds.yaml#/Bed"',
    'https://garden.example/beds.yaml#/Bed"',
    'paths/beds.yaml:37 refers to https://garden.example/beds.yaml, but only files are read. Save it beside the spec and refer to that.',
  ],
  [
    'a $ref without quotes',
    schemas,
    '"#/Bed"',
    '#/Bed',
    'schemas/beds.yaml:14 has a $ref that is empty. Put it in quotes: an open # begins a comment.',
  ],
  [
    'a $ref that is a number',
    schemas,
    '"#/Bed"',
    '7',
    'schemas/beds.yaml:14 has a $ref that is no text. Write where it leads.',
  ],
  [
    'a $ref to itself',
    schemas,
    '  type: array\n  items:\n    $ref: "#/Bed"',
    '  $ref: "#/BedList"',
    'schemas/beds.yaml:12 has a $ref that leads back to itself. Let one of the circle say what it is.',
  ],
];

const openApiRows: readonly Row[] = [
  [
    'a misspelt field of an operation',
    paths,
    '    responses:',
    '    response:',
    'paths/beds.yaml:9 "response" is no field of an operation; did you mean "responses"?',
  ],
  [
    'a field in wrong capitals',
    paths,
    'requestBody',
    'requestbody',
    'paths/beds.yaml:33 "requestbody" is no field of an operation; did you mean "requestBody"?',
  ],
  [
    'a misspelt method',
    paths,
    '  get:',
    '  gett:',
    'paths/beds.yaml:2 "gett" is no field of a path item; did you mean "get"?',
  ],
  [
    'a misspelt schema of a body',
    paths,
    '            schema:\n              $ref',
    '            shema:\n              $ref',
    'paths/beds.yaml:18 "shema" is no field of a media type; did you mean "schema"?',
  ],
  [
    'a misspelt schema of a parameter',
    paths,
    '        schema:',
    '        shema:',
    'paths/beds.yaml:7 "shema" is no field of a parameter; did you mean "schema"?',
  ],
  [
    'a type beside a parameter',
    paths,
    '        schema:\n          type: string\n',
    '        type: string\n',
    'paths/beds.yaml:7 "type" is no field of a parameter. Put it below "schema".',
  ],
  [
    'a header as Swagger 2 had it',
    paths,
    '            schema:\n              type: integer',
    '            type: integer',
    'paths/beds.yaml:14 "type" is no field of a header. Put it below "schema".',
  ],
  [
    'a place that is none',
    paths,
    'in: query',
    'in: querry',
    'paths/beds.yaml:6 "in" says "querry"; did you mean "query"?',
  ],
  [
    'a body without media type',
    paths,
    '        application/json:\n          schema:\n            $ref',
    '        schema:\n            $ref',
    'paths/beds.yaml:35 "schema" is no media type. Put it below one, as in "application/json".',
  ],
  [
    'a response without description',
    paths,
    '        description: Set.',
    '        x-why: it is set',
    'paths/beds.yaml:39 lacks "description", which a response has to have. Add it.',
  ],
  [
    'a description that is a number',
    paths,
    'description: Set.',
    'description: 5',
    'paths/beds.yaml:40 "description" has to be text. Put it in quotes.',
  ],
  [
    'a status that is none',
    paths,
    '"204"',
    '"2044"',
    'paths/beds.yaml:39 "2044" is no status. Write one such as "200", "4XX" or "default".',
  ],
  [
    'parameters that are a map',
    paths,
    '      - name: soil\n        in',
    '        name: soil\n        in',
    'paths/beds.yaml:4 "parameters" has to be a list.',
  ],
  [
    'a path parameter that need not be sent',
    paths,
    'required: true',
    'required: false',
    'paths/beds.yaml:28 "required" has to be true.',
  ],
  [
    'an example that is no map',
    paths,
    '                value: [{ name: roses }]\n',
    '',
    'paths/beds.yaml:21 "one-bed" is empty: it has to be a map.',
  ],
  [
    'something wrong behind a $ref',
    spec,
    'description: There is',
    'descripton: There is',
    'openapi.yaml:20 "descripton" is no field of a response; did you mean "description"?',
  ],
  [
    'a path without slash',
    spec,
    '  /beds:',
    '  beds:',
    'openapi.yaml:8 "beds" is no path. Let it begin with "/".',
  ],
  [
    'a misspelt field of info',
    spec,
    '  title: Garden',
    '  title: Garden\n  sumary: A garden',
    'openapi.yaml:4 "sumary" is no field of "info"; did you mean "summary"?',
  ],
  [
    'a misspelt kind of components',
    spec,
    '  schemas:',
    '  shemas:',
    'openapi.yaml:21 "shemas" is no field of "components"; did you mean "schemas"?',
  ],
  [
    'a component with a space',
    spec,
    '    BedList:',
    '    Bed List:',
    'openapi.yaml:24 "Bed List" is no name for a component: write letters, digits, ".", "_" and "-" only.',
  ],
  [
    'a kind of security that is none',
    spec,
    'type: apiKey',
    'type: apikey',
    'openapi.yaml:15 "type" says "apikey"; did you mean "apiKey"?',
  ],
  [
    'a key without name',
    spec,
    '      name: X-Key\n',
    '',
    'openapi.yaml:14 lacks "name", which a security scheme has to have. Add it.',
  ],
  [
    'no title',
    spec,
    '  title: Garden\n',
    '',
    'openapi.yaml:2 lacks "title", which "info" has to have. Add it.',
  ],
  [
    'no info',
    spec,
    'info:\n  title: Garden\n  version: 1.0.0\n',
    '',
    'openapi.yaml:1 lacks "info", which the document has to have. Add it.',
  ],
  [
    'a version that is a number',
    spec,
    'version: 1.0.0',
    'version: 1.0',
    'openapi.yaml:4 "version" has to be text. Put it in quotes.',
  ],
  [
    'misspelt paths',
    spec,
    'paths:',
    'pahts:',
    'openapi.yaml:7 "pahts" is no field of the document; did you mean "paths"?',
  ],
  [
    'a parameter of the path that nobody declares',
    spec,
    '  /beds:',
    '  /gardens/{garden}/beds:',
    'openapi.yaml:8 {garden} of the path is no declared parameter of GET. Declare it under "parameters", with "in: path".',
  ],
];

const versionRows: readonly Row[] = [
  [
    'Swagger 1.2',
    spec,
    'openapi: 3.1.0',
    'swagger: "1.2"',
    'openapi.yaml:1 says swagger: "1.2". Write OpenAPI 3.1 (3.0 and Swagger 2.0 are read too), as in "openapi: 3.1.0".',
  ],
  [
    'a version that is a number',
    spec,
    'openapi: 3.1.0',
    'openapi: 3.1',
    'openapi.yaml:1 says openapi: 3.1. Write OpenAPI 3.1 (3.0 and Swagger 2.0 are read too), as in "openapi: 3.1.0".',
  ],
  [
    'a version that nobody reads',
    spec,
    'openapi: 3.1.0',
    '# the garden\nopenapi: 4.0.0',
    'openapi.yaml:2 says openapi: "4.0.0". Write OpenAPI 3.1 (3.0 and Swagger 2.0 are read too), as in "openapi: 3.1.0".',
  ],
  [
    'no version',
    spec,
    'openapi: 3.1.0',
    'x-a: 1',
    'openapi.yaml:1 has no "openapi" field. Write OpenAPI 3.1 (3.0 and Swagger 2.0 are read too), as in "openapi: 3.1.0".',
  ],
];

const yamlRows: readonly Row[] = [
  [
    'an indentation',
    schemas,
    '  required',
    '   required',
    'schemas/beds.yaml:3 is not valid YAML: it is indented deeper than the line before it, which has a value. Indent the two alike.',
  ],
  [
    'an indentation of the spec',
    spec,
    '  version',
    ' version',
    'openapi.yaml:4 is not valid YAML: it does not begin in the column of the lines that it belongs to. Indent it like them.',
  ],
  [
    'a tab',
    schemas,
    '  required',
    '\trequired',
    'schemas/beds.yaml:3 is not valid YAML: a tab stands in its indentation. Use spaces.',
  ],
  [
    'a key twice',
    schemas,
    '  required',
    '  type: object\n  required',
    'schemas/beds.yaml:3 is not valid YAML: "type" stands there a second time. Delete one of the two.',
  ],
  [
    'an open quote',
    schemas,
    '"#/Bed"',
    '"#/Bed',
    'schemas/beds.yaml:15 is not valid YAML: a quote is opened and not closed. Close it.',
  ],
  [
    'an alias of nothing',
    schemas,
    '[name]',
    '*names',
    'schemas/beds.yaml:3 is not valid YAML: Unresolved alias (the anchor must be set before the alias): names. Correct it.',
  ],
];

const overlayRows: readonly Row[] = [
  [
    'a target that matches nothing',
    overlay,
    'Bed.properties',
    'Hedge.properties',
    'variants/2.x.overlay.yaml:6 target "$.components.schemas.Hedge.properties.plants" matches nothing in the spec. Correct the target.',
  ],
  [
    'a misspelt target',
    overlay,
    '- target',
    '- tagret',
    'variants/2.x.overlay.yaml:6 "tagret" is no field of an action; did you mean "target"?',
  ],
  [
    'a target that is no JSONPath',
    overlay,
    '$.components.schemas.Bed',
    'components.schemas.Bed',
    'variants/2.x.overlay.yaml:6 lacks a "target" that is a JSONPath. Begin it with "$".',
  ],
  [
    'an action that does nothing',
    overlay,
    'remove: true',
    'remove: false',
    'variants/2.x.overlay.yaml:6 does nothing. Add "update", or "remove: true".',
  ],
  [
    'no list of actions',
    overlay,
    'actions:',
    'acions:',
    'variants/2.x.overlay.yaml:1 is not an OpenAPI Overlay: it needs "overlay: 1.0.0" and a list of "actions".',
  ],
  [
    'another version',
    overlay,
    'overlay: 1.0.0',
    'overlay: 2.0.0',
    'variants/2.x.overlay.yaml:1 is not an OpenAPI Overlay: it needs "overlay: 1.0.0" and a list of "actions".',
  ],
  [
    'broken YAML',
    overlay,
    '  title',
    ' title',
    'variants/2.x.overlay.yaml:4 is not valid YAML: it is indented deeper than the line before it, which has a value. Indent the two alike.',
  ],
  [
    'a $ref to nothing',
    overlay,
    '#/components/schemas/Bed"',
    '#/components/schemas/Bde"',
    'variants/2.x.overlay.yaml:14 refers to #/components/schemas/Bde, but there is no "Bde"; did you mean "Bed"?',
  ],
  [
    'a schema that is none',
    overlay,
    'type: object',
    'type: objekt',
    'variants/2.x.overlay.yaml:11 "type" says "objekt"; did you mean "object"?',
  ],
];

const besideRows: readonly Row[] = [
  [
    'a port that is no number',
    'target.yaml',
    '4099',
    'four',
    'target.yaml:1 says port: "four". Write a whole number.',
  ],
  [
    'a misspelt field of target.yaml',
    'target.yaml',
    'url',
    'ulr',
    'target.yaml:2 has an unknown field "ulr". Known: port, url, credentials, unprivileged, values, redact, disposable, never, harmless, undo, laws, login.',
  ],
  [
    'a target.yaml that is no YAML',
    'target.yaml',
    '4099',
    '[4099',
    'target.yaml:2 is not valid YAML: a bracket that was opened before it is not closed. Close it.',
  ],
];

function casesOf(about: string, rows: readonly Row[]): Case[] {
  return rows.map(([title, file, from, to, want]) => ({
    title: `${about}: ${title}`,
    edits: [{ file, from, to }],
    want,
  }));
}

const minimal = 'openapi: 3.1.0\n';

/** What people do to whole files. */
const wholeFiles: readonly Case[] = [
  {
    title: 'a spec of one line',
    edits: [{ file: spec, to: minimal }],
    want: 'openapi.yaml:1 has no "info" and no "paths". Add them.',
  },
  {
    title: 'a spec without paths',
    edits: [{ file: spec, to: `${minimal}info: { title: A, version: 1.0.0 }\n` }],
    want: 'openapi.yaml:1 has no "paths". Add it.',
  },
  {
    title: 'a spec without operations',
    edits: [{ file: spec, to: `${minimal}info: { title: A, version: 1.0.0 }\npaths: {}\n` }],
    want: 'openapi.yaml:3 has no operation under "paths". Add one.',
  },
  {
    title: 'an empty spec',
    edits: [{ file: spec, to: '' }],
    want: 'openapi.yaml:1 is empty. Begin with "openapi: 3.1.0", "info" and "paths".',
  },
  {
    title: 'a spec that is a list',
    edits: [{ file: spec, to: '- a\n' }],
    want: 'openapi.yaml:1 is not an OpenAPI document: it has to be a map.',
  },
  {
    title: 'a spec in UTF-16',
    edits: [{ file: spec, to: [...minimal].map((letter) => `${letter}\0`).join('') }],
    want: 'openapi.yaml:1 is not UTF-8 text. Save it as UTF-8.',
  },
  {
    title: 'an empty part',
    edits: [{ file: schemas, to: '' }],
    want: 'openapi.yaml:23 refers to ./schemas/beds.yaml, which is empty. Write there what is referred to.',
  },
  {
    title: 'files that refer to each other in a circle',
    edits: [
      { file: schemas, to: 'Bed: { type: object }\nBedList:\n  $ref: "more.yaml#/BedList"\n' },
      { file: 'schemas/more.yaml', to: 'BedList:\n  $ref: "beds.yaml#/BedList"\n' },
    ],
    want: 'schemas/more.yaml:2 has a $ref that leads back to itself. Let one of the circle say what it is.',
  },
  {
    title: 'a part in broken JSON',
    edits: [
      { file: 'schemas/bed.json', to: '{\n  "type": "object"\n  "title": "A bed"\n}\n' },
      { file: paths, from: '../schemas/beds.yaml#/Bed"', to: '../schemas/bed.json"' },
    ],
    want: 'schemas/bed.json:3 is not valid YAML: Missing , between flow map items. Correct it.',
  },
  {
    title: 'a misspelt type, beside a property called $ref',
    edits: [
      { file: schemas, from: 'plants:', to: '$ref:' },
      { file: schemas, from: 'type: string', to: 'type: strin' },
    ],
    want: 'schemas/beds.yaml:6 "type" says "strin"; did you mean "string"?',
  },
  {
    title: 'a misspelt type, beside an example with a field called $ref',
    edits: [
      { file: paths, from: 'name: roses', to: 'name: roses, $ref: 5' },
      { file: schemas, from: 'type: string', to: 'type: strin' },
    ],
    want: 'schemas/beds.yaml:6 "type" says "strin"; did you mean "string"?',
  },
  {
    title: 'Windows line ends',
    edits: [{ file: schemas, to: 'Bed:\r\n  type: objekt\r\nBedList:\r\n  type: array\r\n' }],
    want: 'schemas/beds.yaml:2 "type" says "objekt"; did you mean "object"?',
  },
  {
    title: 'an exceptions.yaml with a misspelt field',
    edits: [{ file: 'exceptions.yaml', to: '- rul: fixed-value\n' }],
    want: 'exceptions.yaml:1 has an unknown field "rul". There are: rule, operation, reason, link, owner, expires, probe.',
  },
];

/** Every case; each breaks the garden once. */
export const brokenCases: readonly Case[] = [
  ...casesOf('schema', schemaRows),
  ...casesOf('faults', twoRows),
  ...casesOf('reference', referenceRows),
  ...casesOf('OpenAPI', openApiRows),
  ...casesOf('version', versionRows),
  ...casesOf('YAML', yamlRows),
  ...casesOf('overlay', overlayRows),
  ...casesOf('beside', besideRows),
  ...wholeFiles,
];

/** A change of one text in the clean spec. */
export interface Change {
  readonly from: string;
  readonly to: string;
}

/** Per rule: a change that breaks it and no other rule, and a neighbour of that change which breaks none. */
export interface RuleCase {
  readonly rule: string;
  readonly broken: Change;
  readonly fine: Change;
}

/** A spec that keeps every rule: one documented operation, one with a source. */
export const cleanSpec = `openapi: 3.1.0
info: { title: Garden, version: 1.0.0, license: { name: MIT, identifier: MIT } }
servers: [{ url: https://garden.example }]
tags: [{ name: beds, description: Beds. }]
paths:
  /beds/{bed}:
    parameters:
      - { name: bed, in: path, required: true, description: Its name., schema: { type: string }, example: roses }
    put:
      operationId: setBed
      summary: Set a bed
      description: Sets what grows in a bed.
      tags: [beds]
      externalDocs: { url: https://garden.example/docs/set-bed }
      x-documented:
        credentials: [key]
        parameters: [bed]
        body: [plants]
        responses: { '200': [plants] }
      security: [{ key: [] }]
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Bed' }
            examples:
              two-plants: { value: { plants: 2 } }
              too-many: { value: { plants: 900 } }
      responses:
        '200':
          description: Set.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Bed' }
              examples: { two-plants: { value: { plants: 2 } } }
        '400':
          description: Too many plants.
          x-source: the gardener
          content:
            application/json:
              schema: { type: object, properties: { why: { type: string } } }
              examples:
                too-many: { value: { why: no room }, x-elicit: { request: too-many } }
    delete:
      operationId: clearBed
      summary: Clear a bed
      description: Takes everything out of a bed.
      tags: [beds]
      externalDocs: { url: https://garden.example/docs/clear-bed }
      x-source: the gardener
      security: [{ key: [] }]
      responses:
        '204': { description: Cleared. }
        '404': { description: No such bed., x-elicit: { missing: bed } }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }
  schemas:
    Bed:
      type: object
      required: [plants]
      properties:
        plants: { type: integer, maximum: 90, x-unpromised: ['type:null'] }
`;

/** One case per rule; the test fails when a rule has none. */
export const ruleCases: readonly RuleCase[] = [
  {
    rule: 'operation-tags',
    broken: {
      from: '      tags: [beds]\n      externalDocs: { url: https://garden.example/docs/clear-bed }',
      to: '      externalDocs: { url: https://garden.example/docs/clear-bed }',
    },
    fine: { from: 'Clear a bed', to: 'Empty a bed' },
  },
  {
    rule: 'operation-docs',
    broken: { from: '      externalDocs: { url: https://garden.example/docs/clear-bed }\n', to: '' },
    fine: { from: 'docs/clear-bed }', to: 'docs/clear-bed, description: Clearing }' },
  },
  {
    rule: 'operation-source',
    broken: { from: 'clear-bed }\n      x-source: the gardener\n', to: 'clear-bed }\n' },
    fine: {
      from: 'clear-bed }\n      x-source: the gardener\n',
      to: 'clear-bed }\n      x-source: hearsay\n',
    },
  },
  {
    rule: 'source-stated',
    broken: {
      from: 'properties:\n        plants:',
      to: 'properties:\n        mood: { type: string }\n        plants:',
    },
    fine: {
      from: 'properties:\n        plants:',
      to: 'properties:\n        mood: { type: string, x-source: hearsay }\n        plants:',
    },
  },
  {
    rule: 'source-line',
    broken: {
      from: 'Too many plants.\n          x-source: the gardener',
      to: "Too many plants.\n          x-source: ''",
    },
    fine: {
      from: 'Too many plants.\n          x-source: the gardener',
      to: "Too many plants.\n          x-source: 'the gardener: told us'",
    },
  },
  {
    rule: 'documented-exists',
    broken: { from: 'body: [plants]', to: 'body: [plants, soil]' },
    fine: { from: "responses: { '200': [plants] }", to: "responses: { '200': [plants], '400': [why] }" },
  },
  {
    rule: 'request-example',
    broken: {
      from: "      responses:\n        '204'",
      to: "      requestBody: { content: { application/json: { schema: { type: string }, example: roses } } }\n      responses:\n        '204'",
    },
    fine: {
      from: "      responses:\n        '204'",
      to: "      requestBody: { content: { application/json: { schema: { type: string }, examples: { one: { value: roses } } } } }\n      responses:\n        '204'",
    },
  },
  {
    rule: 'response-example',
    broken: { from: 'examples: { two-plants: { value: { plants: 2 } } }', to: 'example: { plants: 2 }' },
    fine: {
      from: 'examples: { two-plants: { value: { plants: 2 } } }',
      to: 'examples: { planted: { value: { plants: 2 } } }',
    },
  },
  {
    rule: 'example-valid',
    broken: {
      from: 'too-many: { value: { plants: 900 } }',
      to: 'too-many: { value: { plants: 900 } }\n              far-too-many: { value: { plants: 9000 } }',
    },
    fine: { from: 'too-many: { value: { plants: 900 } }', to: 'too-many: { value: { plants: many } }' },
  },
  {
    rule: 'example-words',
    broken: { from: 'why: no room }', to: 'why: string }' },
    fine: { from: 'why: no room }', to: 'why: no string is long enough }' },
  },
  {
    rule: 'elicit-words',
    broken: { from: 'x-elicit: { missing: bed }', to: 'x-elicit: { missing: bed, never: why }' },
    fine: {
      from: 'x-elicit: { request: too-many }',
      to: 'x-elicit: { request: too-many, identity: unprivileged }',
    },
  },
  {
    rule: 'elicit-names',
    broken: { from: 'x-elicit: { missing: bed }', to: 'x-elicit: { missing: garden }' },
    fine: { from: 'x-elicit: { missing: bed }', to: 'x-elicit: { invalid: path }' },
  },
  {
    rule: 'unpromised-words',
    broken: { from: "x-unpromised: ['type:null']", to: 'x-unpromised: [minimum]' },
    fine: {
      from: '      requestBody:\n        required: true',
      to: '      requestBody:\n        required: true\n        x-unpromised: [required, replace]',
    },
  },
  {
    rule: 'extension-known',
    broken: { from: 'x-elicit: { missing: bed }', to: 'x-elict: { missing: bed }' },
    fine: { from: 'x-elicit: { missing: bed }', to: 'x-source: the gardener' },
  },
];

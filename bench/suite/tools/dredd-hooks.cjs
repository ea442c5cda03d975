// Dredd sends the first example to every documented status; here each gets the request that leads to it.
// Of OpenAPI 3 it takes no schema, only examples; the schema is handed to it here.
const { readFileSync } = require('node:fs');
const hooks = require('hooks');

const cases = JSON.parse(readFileSync(process.env.BENCH_CASES, 'utf8'));

hooks.beforeAll((transactions, done) => {
  const planned = cases.flatMap((one) => {
    const like = transactions.find(
      ({ request, expected, origin }) =>
        request.method === one.method &&
        Number(expected.statusCode) === one.status &&
        origin.resourceName === one.template,
    );
    return like === undefined ? [] : [transactionOf(like, one)];
  });
  transactions.splice(0, transactions.length, ...planned);
  done();
});

function transactionOf(like, { name, method, path, headers, body, schema, contentType }) {
  const copy = JSON.parse(JSON.stringify(like));
  const { Accept } = copy.request.headers;
  return {
    ...copy,
    name,
    fullPath: path,
    skip: false,
    expected: {
      ...copy.expected,
      headers: copy.expected.headers['Content-Type'] === undefined ? {} : { 'Content-Type': contentType },
      ...(schema === undefined ? {} : { bodySchema: JSON.stringify(schema) }),
    },
    request: {
      ...copy.request,
      method,
      uri: path,
      headers: { ...(Accept === undefined ? {} : { Accept }), ...headers },
      body: body ?? '',
    },
  };
}

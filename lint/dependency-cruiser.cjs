// The arrows between the rooms of src/, read from architecture.yaml: what is not drawn there is forbidden.
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { parse } = require('yaml');

const rooms = parse(readFileSync(path.join(__dirname, 'architecture.yaml'), 'utf8'));

module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'every-file-in-a-room',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(${rooms.map(({ room }) => room).join('|')})/` },
      to: {},
    },
    ...rooms.map(({ room, uses }) => ({
      name: `${room}-uses-${uses.length === 0 ? 'nothing' : 'what-is-below'}`,
      comment: `src/${room} may use: ${uses.join(', ') || 'no other room'}`,
      severity: 'error',
      from: { path: `^src/${room}/`, pathNot: '[.]test([.]|-d[.])' },
      to: { path: '^src/', pathNot: `^src/(${[room, ...uses].join('|')})/` },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    includeOnly: '^(src|mocks|scripts)/',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
  },
};

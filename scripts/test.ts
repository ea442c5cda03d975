import { main } from '../src/cli/exit.ts';
import { runChecks } from './checks.ts';

const help = `npm test

Everything that must hold before a merge: types, lint, spec lint, generated files, unit tests,
contract suites against the mocks. The last line counts them all.`;

await main(async (args) => {
  if (args.includes('--help')) {
    console.log(help);
    return 0;
  }
  const { passed, failed } = await runChecks((line) => console.log(line));
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});

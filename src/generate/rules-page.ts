import type { Rule } from '../judge/rules.ts';
import { type WfcCode, wfcCategories, wfcSource, wfcVersion } from '../judge/wfc.ts';
import type { ShownExchange } from '../rule-examples/show.ts';

/** A rule with everything that its row and its section say. */
export interface RuleEntry extends Rule {
  readonly id: string;
  readonly wfc: readonly WfcCode[];
  /** Exchanges that break it and the same ones where it is kept; or why none shows it. */
  readonly shown:
    | { readonly breaks: readonly ShownExchange[]; readonly keeps: readonly ShownExchange[] }
    | { readonly why: string };
}

const head = `# The rules

<!-- Generated from src/judge/rules.ts, src/judge/wfc.ts and src/rule-examples/ by "npm run generate". Do not edit. -->

A finding names one of these rules. An id never changes its meaning and is never used again. An \`error\` fails a
run; a \`warning\` is reported and does not, unless \`--strict\`.

WFC is the fault category in [Web Fuzzing Commons](${wfcSource}), list ${wfcVersion}: the numbers by which
results of other tools can be compared. In brackets the number that the category had before list 0.8.0. A rule
without a number has no category that says the same.

The exchanges are on [example.yaml](../src/rule-examples/example.yaml); the unit tests judge exactly these.
`;

/** The text of docs/rules.md. */
export function rulesPage(entries: readonly RuleEntry[]): string {
  const rows = entries.map(
    ({ id, severity, meaning, wfc }) =>
      `| [\`${id}\`](#${id}) | ${severity} | ${wfc.map(showCode).join(', ')} | ${meaning} |`,
  );
  const table = ['| rule | severity | WFC | meaning |', '|---|---|---|---|', ...rows].join('\n');
  return `${head}\n${table}\n\n${entries.map(section).join('\n')}`;
}

function showCode(code: WfcCode): string {
  const category = wfcCategories[code];
  return 'before' in category ? `${code} (${category.before})` : String(code);
}

function section({ id, meaning, wfc, shown }: RuleEntry): string {
  const categories = wfc.map((code) => `${code} ${wfcCategories[code].name}`);
  const note = categories.length === 0 ? '' : ` WFC: ${categories.join('; ')}.`;
  if ('why' in shown) return `## ${id}\n\n${meaning}${note} ${shown.why}\n`;
  const lines = [...block('breaks it', shown.breaks), '', ...block('keeps it', shown.keeps)];
  return `## ${id}\n\n${meaning}${note}\n\n\`\`\`text\n${lines.join('\n')}\n\`\`\`\n`;
}

function block(title: string, exchanges: readonly ShownExchange[]): string[] {
  return [`# ${title}`, ...exchanges.flatMap(({ request, answer }) => [`> ${request}`, `< ${answer}`])];
}

import { besideSpec } from '../spec/apis.ts';
import type { CauseGroup } from './causes.ts';

/**
 * The lines to paste into `exceptions.yaml` where somebody answers for a cause: an entry an operation. None against a
 * mock, for which there are no exceptions, and for findings about the run itself.
 */
export function exceptionOf({ first, others }: CauseGroup): string[] {
  const { result, finding } = first;
  if (result.target === 'mock' || result.kind === 'run' || finding.severity !== 'error') return [];
  const all = [finding, ...others.map((other) => other.finding)];
  const operations = [...new Set(all.map(({ operation }) => operation))];
  return [
    `# ${besideSpec(finding.api, 'exceptions.yaml')}`,
    ...operations.slice(0, 3).flatMap((operation) => {
      const own = all.filter((one) => one.operation === operation);
      const [probe] = new Set(own.map((one) => one.probe)).size === 1 ? own : [];
      return [
        `- rule: ${finding.rule}`,
        `  operation: ${operation}`,
        ...(probe === undefined ? [] : [`  probe: ${JSON.stringify(probe.probe)}`]),
        '  reason: ""',
        '  link: ""',
        '  owner: ""',
        '  expires: ""',
      ];
    }),
    ...(operations.length > 3 ? [`# and the same for ${operations.slice(3).join(', ')}`] : []),
  ];
}

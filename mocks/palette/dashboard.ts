import { field, objectsOf } from '../../src/mock/memory/entries.ts';
import { isObject, type JsonObject } from '../../src/shared/json.ts';
import type { Act, State, Workspace } from './state.ts';

/** Every workspace in short; with a project in the header, that project's. */
export const listWorkspaces: Act = (state, ask) => {
  const project = ask.headers.projectuid;
  const items = Object.values(state.workspaces)
    .filter((one) => isIn(state, one, project))
    .map(inShort);
  return { state, reply: { body: { cpuUnit: 'cores', memoryUnit: 'Mi', items } } };
};

function isIn(state: State, { project }: Workspace, wanted: string | undefined): boolean {
  const uid = project.uid ?? state.project.uid;
  return wanted === undefined || uid === undefined || uid === wanted || wanted === state.project.uid;
}

function inShort({ shown }: Workspace): JsonObject {
  const clusterRefs = objectsOf(field(shown, 'spec', 'clusterRefs')).map(({ clusterName, clusterUid }) => ({
    ...(clusterName === undefined ? {} : { name: clusterName }),
    ...(clusterUid === undefined ? {} : { uid: clusterUid }),
  }));
  const names = objectsOf(field(shown, 'spec', 'clusterNamespaces')).map(({ name }) => String(name));
  const allocation = field(shown, 'spec', 'quota', 'resourceAllocation');
  const amounts = isObject(allocation) ? allocation : {};
  const quota = {
    ...positive('cpu', amounts.cpuCores),
    ...positive('memory', amounts.memoryMiB),
    ...(amounts.gpuConfig === undefined ? {} : { gpuConfig: amounts.gpuConfig }),
  };
  const spec = {
    clusterRefs: distinct(clusterRefs),
    namespaces: [...new Set(names)],
    ...(Object.keys(quota).length === 0 ? {} : { quota: { resourceAllocation: quota } }),
  };
  return {
    ...(isObject(shown.metadata) ? { metadata: shown.metadata } : {}),
    spec,
    status: { namespaces: [] },
  };
}

/** An amount that the list may show: it knows none below or at zero. */
function positive(name: string, amount: unknown): JsonObject {
  return typeof amount === 'number' && amount > 0 ? { [name]: amount } : {};
}

function distinct(list: readonly JsonObject[]): JsonObject[] {
  return [...new Map(list.map((one) => [JSON.stringify(one), one])).values()];
}
